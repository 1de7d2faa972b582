package dev.kotadb.parsers.language;

import dev.kotadb.parsers.facts.FactsCodec;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.parsers.source.ParserFactory;
import dev.kotadb.parsers.text.Fingerprint;

/**
 * One language, or one kind of settings file.
 *
 * @param id as the index stores it
 * @param signs file names, interpreters and editor modes that identify it, written as in {@code text/languages.txt}
 * @param parser reads a file's facts
 * @param rules resolve the file's names
 */
public record Language(String id, String signs, ParserFactory parser, LanguageRules rules) {
    /** Slow, since it reads query files and native libraries. Keep the result. */
    public Versions versions() {
        return new Versions(
                Fingerprint.of(FactsCodec.VERSION, signs, parser.version()),
                Fingerprint.of(Resolver.ENGINE, rules.version().getAsInt()));
    }
}
