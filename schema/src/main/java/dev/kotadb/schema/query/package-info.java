/**
 * What the read commands ask of the published index. Plain JDBC on a connection that the caller owns, so that a command
 * answers without a container's start.
 */
@NullMarked
package dev.kotadb.schema.query;

import org.jspecify.annotations.NullMarked;
