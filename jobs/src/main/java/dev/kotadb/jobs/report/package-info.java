/** What a nightly run did, as figures, as JSON and as a page. All of them are read from what the run has recorded. */
@NullMarked
package dev.kotadb.jobs.report;

import org.jspecify.annotations.NullMarked;
