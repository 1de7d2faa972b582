package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.text.ResourceText;
import java.util.List;
import java.util.Set;

/** Words kept in a resource beside a class, separated by white space. */
public final class WordList {
    private WordList() {}

    public static Set<String> read(Class<?> beside, String resource) {
        return Set.copyOf(List.of(ResourceText.read(beside, resource).strip().split("\\s+")));
    }
}
