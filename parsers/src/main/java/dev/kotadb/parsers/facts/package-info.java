@NullMarked
package dev.kotadb.parsers.facts;

import org.jspecify.annotations.NullMarked;
