package dev.kotadb.parsers.manifest.model;

import java.util.Locale;

/** The kind of a package: who names it. Gradle's packages have Maven's names. */
public enum PackageType {
    NPM,
    PYTHON,
    GO,
    RUST,
    MAVEN;

    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
