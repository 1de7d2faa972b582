package dev.kotadb.jobs.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The style sheet of maps. Pages define its colours. */
public final class MapStyles {
    /** Where the template {@code dependencies.html} is. */
    public static final String FOLDER = "dev/kotadb/jobs/map/";

    /** A map has some more entries only if the chosen file is very deep. */
    private static final int ENTRIES = 140;

    private MapStyles() {}

    public static String text() {
        try (InputStream in = MapStyles.class.getClassLoader().getResourceAsStream(FOLDER + "map.css")) {
            return new String(Objects.requireNonNull(in, "map.css").readAllBytes(), UTF_8) + fading();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not about the entry under the pointer, or with the focus, fades. No selector says this of all entries at once. */
    private static String fading() {
        return IntStream.range(0, ENTRIES).mapToObj(MapStyles::fading).collect(Collectors.joining());
    }

    private static String fading(int entry) {
        String looked = ".map:has(.e" + entry + ":is(:hover,:focus-within)) ";
        return looked + "path:not(.f" + entry + ",.t" + entry + ")," + looked + ".entry:not(.e" + entry + ",.n" + entry
                + ",.open){opacity:.12}\n";
    }
}
