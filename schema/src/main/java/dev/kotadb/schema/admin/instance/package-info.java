/**
 * Which database a command is about: the named ones of a file, and the rule that chooses among them.
 *
 * <p>Nothing ever defaults to a protected instance: it has to be named to each command.
 */
@NullMarked
package dev.kotadb.schema.admin.instance;

import org.jspecify.annotations.NullMarked;
