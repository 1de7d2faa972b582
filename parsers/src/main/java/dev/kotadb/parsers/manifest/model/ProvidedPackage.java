package dev.kotadb.parsers.manifest.model;

import org.jspecify.annotations.Nullable;

/**
 * A package that a repository provides.
 *
 * @param name as others depend on it: {@code group:artifact} for Maven; normalized for Python
 * @param version null if the manifest does not say it plainly
 * @param manifest path of the file that names it
 * @param inTests whether the manifest is below a folder of tests, fixtures or examples
 */
public record ProvidedPackage(
        PackageType type, String name, @Nullable String version, String manifest, boolean inTests) {}
