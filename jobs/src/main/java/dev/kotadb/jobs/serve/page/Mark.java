package dev.kotadb.jobs.serve.page;

import org.jspecify.annotations.Nullable;

/**
 * A name in a line that leads somewhere, or says what is known of it.
 *
 * @param start from 0, in UTF-16 units of the line
 * @param end behind its last character
 * @param href null if it leads nowhere
 * @param kind classes of the style sheet
 * @param title for people
 */
record Mark(int start, int end, @Nullable String href, String kind, String title) {}
