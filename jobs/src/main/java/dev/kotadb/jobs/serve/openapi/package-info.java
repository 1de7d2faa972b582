/** Describes the routes of the server, for programs (OpenAPI 3.1) and for people. The server is built from the same description. */
@NullMarked
package dev.kotadb.jobs.serve.openapi;

import org.jspecify.annotations.NullMarked;
