@NullMarked
package dev.kotadb.parsers.text;

import org.jspecify.annotations.NullMarked;
