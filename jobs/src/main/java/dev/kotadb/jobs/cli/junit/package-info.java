/** Results of checks as JUnit XML. */
@NullMarked
package dev.kotadb.jobs.cli.junit;

import org.jspecify.annotations.NullMarked;
