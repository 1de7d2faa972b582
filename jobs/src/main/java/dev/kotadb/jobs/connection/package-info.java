/** The pool of database connections that jobs share, and what happens when the server is gone. */
@NullMarked
package dev.kotadb.jobs.connection;

import org.jspecify.annotations.NullMarked;
