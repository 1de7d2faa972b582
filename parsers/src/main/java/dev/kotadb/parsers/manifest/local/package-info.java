/** Libraries' files on this machine: the local repository of Maven, the cache of Gradle, folders of jars. */
@NullMarked
package dev.kotadb.parsers.manifest.local;

import org.jspecify.annotations.NullMarked;
