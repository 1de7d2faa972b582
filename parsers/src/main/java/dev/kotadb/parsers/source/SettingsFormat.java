package dev.kotadb.parsers.source;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.text.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A kind of configuration file.
 *
 * @param reader reads the settings from a file's text and leaves out what it cannot read
 * @param number raised with a change that changes the settings of some file
 */
public record SettingsFormat(Function<String, Map<String, String>> reader, int number) implements ParserFactory {
    @Override
    public SourceParser open(ParserLimits limits) {
        return file -> new ParseOutcome.Parsed(new FileFacts(
                new Declarations("", List.of(), List.of(), List.of(), reader.apply(file.text())), List.of()));
    }

    @Override
    public int version() {
        return Fingerprint.of(number);
    }
}
