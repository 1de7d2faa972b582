package dev.kotadb.parsers.source;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FileFacts;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a configuration file into settings; what the reader cannot read of it is left out. */
public record SettingsParser(Function<String, Map<String, String>> reader) implements SourceParser {
    @Override
    public ParseOutcome parse(SourceFile file) {
        Declarations declarations =
                new Declarations("", List.of(), List.of(), List.of(), reader.apply(file.text()));
        return new ParseOutcome.Parsed(new FileFacts(declarations, List.of()));
    }
}
