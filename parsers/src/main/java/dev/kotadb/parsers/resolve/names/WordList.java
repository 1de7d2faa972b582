package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.text.Fingerprint;
import dev.kotadb.parsers.text.ResourceText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Words kept in a resource beside a class, separated by white space. */
public final class WordList {
    private WordList() {}

    public static Set<String> read(Class<?> beside, String resource) {
        return Set.copyOf(List.of(ResourceText.read(beside, resource).strip().split("\\s+")));
    }

    /** A hash of the lists' texts and of a number that stands for all other rules. */
    public static int version(int rules, Class<?> beside, String... resources) {
        return Fingerprint.of(Stream.concat(
                        Stream.of(rules), Stream.of(resources).map(resource -> ResourceText.read(beside, resource)))
                .toArray());
    }
}
