/** The HTTP side of the server: routes, parameters, and what holds for every request. */
@NullMarked
package dev.kotadb.jobs.serve.http;

import org.jspecify.annotations.NullMarked;
