package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Declarations;
import java.util.List;

/** Names the keys, beside its path's, under which a family of languages looks for a file. A pure function. */
@FunctionalInterface
public interface FileKeys {
    List<String> of(String path, Declarations declarations);
}
