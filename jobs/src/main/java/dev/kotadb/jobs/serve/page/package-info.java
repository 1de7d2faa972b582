/** The web page of the server, for people: HTML made here from the answers of {@code dev.kotadb.jobs.questions}. */
@NullMarked
package dev.kotadb.jobs.serve.page;

import org.jspecify.annotations.NullMarked;
