/** What the classes of the JDK and of libraries declare, read from their class files. */
@NullMarked
package dev.kotadb.parsers.language.java.binary;

import org.jspecify.annotations.NullMarked;
