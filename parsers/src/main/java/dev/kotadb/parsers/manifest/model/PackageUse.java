package dev.kotadb.parsers.manifest.model;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a manifest that depends on a package.
 *
 * @param version the one version that is used, from a lock file or because the manifest names no other; null if unknown
 * @param requested what the manifest says, such as {@code ^18.2.0}; null if it says nothing
 * @param scope in the package manager's words, such as {@code test} or {@code devDependencies}
 * @param direct false if only another dependency needs the package
 * @param manifest path of the file that has the entry
 * @param inTests whether the manifest is below a folder of tests, fixtures or examples
 * @param replacedBy what is used in its place, such as a folder; null if nothing is
 */
public record PackageUse(
        PackageType type,
        String name,
        @Nullable String version,
        @Nullable String requested,
        String scope,
        boolean direct,
        String manifest,
        boolean inTests,
        @Nullable String replacedBy) {
    /** A direct dependency that nothing replaces. */
    public static PackageUse of(
            PackageType type,
            String name,
            @Nullable String version,
            @Nullable String requested,
            String scope,
            String manifest) {
        return new PackageUse(
                type, name, version, requested, scope, true, manifest, TestFolders.contain(manifest), null);
    }

    public PackageUse indirect() {
        return new PackageUse(type, name, version, requested, scope, false, manifest, inTests, replacedBy);
    }

    /** @param other what is used instead @param itsVersion null if it has none */
    public PackageUse replacedBy(String other, @Nullable String itsVersion) {
        return new PackageUse(type, name, itsVersion, requested, scope, direct, manifest, inTests, other);
    }
}
