/** What the pages show, the templates that it is shown by, and their addresses. */
@NullMarked
package dev.kotadb.jobs.serve.page.view;

import org.jspecify.annotations.NullMarked;
