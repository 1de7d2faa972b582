/**
 * The read side: questions to the published index as request and result records behind {@link
 * dev.kotadb.jobs.questions.CodeIndex}. Whatever shows the answers (the command line, a server, a report) renders these
 * records; nothing here knows how.
 */
@NullMarked
package dev.kotadb.jobs.questions;

import org.jspecify.annotations.NullMarked;
