@NullMarked
package dev.kotadb.parsers.resolve;

import org.jspecify.annotations.NullMarked;
