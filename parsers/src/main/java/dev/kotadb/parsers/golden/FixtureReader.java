package dev.kotadb.parsers.golden;

import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Parses fixtures and renders what their goldens should hold. Close it after the last fixture. */
public final class FixtureReader implements AutoCloseable {
    private final Parsers parsers = Parsers.open(ParserLimits.DEFAULT);

    /**
     * What the golden should be by the parsers of today.
     *
     * @throws InvalidFixturesException if a source is not UTF-8, or no parser reads it
     */
    public String read(Fixture fixture) {
        return switch (fixture.kind()) {
            case FACTS -> {
                SourceFile file = file(fixture.source());
                yield AnnotatedSource.render(file, parsers.parse(file));
            }
            case REFERENCES -> ResolutionText.render(ParsedTree.of(texts(fixture.source()), parsers));
        };
    }

    /** The texts of a fixture's sources by their paths; a single file has the path {@code ""}. */
    public static Map<String, String> texts(Path source) {
        Map<String, String> texts = new TreeMap<>();
        if (Files.isRegularFile(source)) {
            texts.put("", text(source));
        }
        for (Path path : GoldenFolder.filesBelow(source)) {
            texts.put(GoldenFolder.slashed(path), text(source.resolve(path)));
        }
        return texts;
    }

    /** The language in which a fixture's file is read. */
    public static String language(Path source) {
        return Languages.detector().detect(String.valueOf(source.getFileName()), text(source));
    }

    private static SourceFile file(Path source) {
        String language = language(source);
        if (!Languages.ids().contains(language)) {
            throw new InvalidFixturesException(source + " is read by no parser, since its language is " + language
                    + ". The languages with a parser are: " + String.join(", ", Languages.ids()));
        }
        return new SourceFile(language, text(source));
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new InvalidFixturesException(path + " is not UTF-8. Fixtures are UTF-8 texts.");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the fixture " + path, e);
        }
    }

    @Override
    public void close() {
        parsers.close();
    }
}
