package dev.kotadb.jobs.index;

import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.language.Versions;
import dev.kotadb.parsers.text.Fingerprint;
import dev.kotadb.schema.index.staging.LanguageVersion;

/** The versions of the languages that this program knows, as the index stores them with each file. */
public final class LanguageVersions {
    /**
     * Raise it if the same facts would give other rows in search or in symbols. All files are parsed again then:
     *
     * <ul>
     *   <li>1: the first
     *   <li>2: names of variables weigh less than those of types and functions
     * </ul>
     */
    private static final int ROWS = 2;

    private LanguageVersions() {}

    public static LanguageVersion of(String language) {
        return of(language, 0);
    }

    /** @param libraries the version of the libraries that references of the language may be resolved to; 0 for none */
    public static LanguageVersion of(String language, int libraries) {
        Versions versions = Languages.versions(language);
        int rules = libraries == 0 ? versions.rules() : Fingerprint.of(versions.rules(), libraries);
        return new LanguageVersion(language, 31 * versions.facts() + ROWS, rules);
    }

    /** A hash of the versions of all languages. */
    public static int all() {
        return 31 * Languages.version() + ROWS;
    }
}
