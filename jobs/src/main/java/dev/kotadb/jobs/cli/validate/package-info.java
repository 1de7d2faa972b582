/** How a validation is asked for and told: the checklist for people, as JSON, and as JUnit XML. */
@NullMarked
package dev.kotadb.jobs.cli.validate;

import org.jspecify.annotations.NullMarked;
