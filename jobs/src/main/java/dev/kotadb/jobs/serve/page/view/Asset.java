package dev.kotadb.jobs.serve.page.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.map.MapStyles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The files that pages load. Nothing is loaded from elsewhere. */
public record Asset(String type, byte[] content) {
    private static final Map<String, Asset> ALL = Map.of(
            "page.css", read("text/css", Templates.FOLDER + "page.css").with(MapStyles.text()),
            "page.js", read("text/javascript", Templates.FOLDER + "page.js"),
            "icon.svg", read("image/svg+xml", Templates.FOLDER + "icon.svg"),
            "htmx.js", read("text/javascript", "META-INF/resources/webjars/htmx.org/2.0.7/dist/htmx.min.js"));

    public static Optional<Asset> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private Asset with(String more) {
        return new Asset(type, (new String(content, UTF_8) + more).getBytes(UTF_8));
    }

    private static Asset read(String type, String resource) {
        try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(resource)) {
            return new Asset(type + ";charset=utf-8", Objects.requireNonNull(in, resource).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
