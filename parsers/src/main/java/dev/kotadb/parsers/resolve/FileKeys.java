package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Declarations;
import java.util.List;

/** Names the keys under which other files look for a file, in addition to its path. A pure function. */
@FunctionalInterface
public interface FileKeys {
    List<String> of(String path, Declarations declarations);
}
