/** Who may see the pages: a session of somebody who has signed in. */
@NullMarked
package dev.kotadb.jobs.serve.page.access;

import org.jspecify.annotations.NullMarked;
