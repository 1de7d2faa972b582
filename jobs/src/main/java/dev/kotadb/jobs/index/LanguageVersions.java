package dev.kotadb.jobs.index;

import dev.kotadb.parsers.Parsers;
import dev.kotadb.schema.index.LanguageVersion;

/** The versions of the languages that this program knows. */
public final class LanguageVersions {
    private static final int RULES = 1;

    private LanguageVersions() {}

    public static LanguageVersion of(String language) {
        return new LanguageVersion(language, Parsers.version(), RULES * 1000 + Runtime.version().feature());
    }
}
