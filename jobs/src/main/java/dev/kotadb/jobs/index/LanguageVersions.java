package dev.kotadb.jobs.index;

import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.language.Versions;
import dev.kotadb.schema.index.LanguageVersion;

/** The versions of the languages that this program knows, as the index stores them with each file. */
public final class LanguageVersions {
    private LanguageVersions() {}

    public static LanguageVersion of(String language) {
        Versions versions = Languages.versions(language);
        return new LanguageVersion(language, versions.facts(), versions.rules());
    }
}
