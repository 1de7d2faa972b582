package dev.kotadb.parsers.resolve.names;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Words kept in a resource beside a class, parted by white space. */
public final class WordList {
    private WordList() {}

    public static Set<String> read(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource + " beside " + beside.getName());
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the resource " + resource, e);
        }
    }
}
