/**
 * Named databases, and how a command chooses one of them. A protected instance is never the default: each command must name it.
 */
@NullMarked
package dev.kotadb.schema.admin.instance;

import org.jspecify.annotations.NullMarked;
