/** Commands that ask the index, and what they have in common. */
@NullMarked
package dev.kotadb.jobs.cli.question;

import org.jspecify.annotations.NullMarked;
