package dev.kotadb.parsers.manifest.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the packages of a repository. Names are plain texts that any database can store and index: a name that is longer than all
 * that exist is left out, a longer version is unknown, and characters that are none are replaced.
 */
public final class PackageCollector {
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_VERSION = 1_000;

    private final List<ProvidedPackage> provided = new ArrayList<>();
    private final List<PackageUse> uses = new ArrayList<>();

    public void provides(PackageType type, String name, @Nullable String version, String manifest) {
        if (isName(name)) {
            provided.add(new ProvidedPackage(
                    type, PlainText.of(name), shortOrNull(version), manifest, TestFolders.contain(manifest)));
        }
    }

    public void uses(PackageUse use) {
        if (isName(use.name())) {
            uses.add(new PackageUse(
                    use.type(), PlainText.of(use.name()), shortOrNull(use.version()), shortOrNull(use.requested()),
                    isName(use.scope()) ? PlainText.of(use.scope()) : "", use.direct(), use.manifest(), use.inTests(),
                    shortOrNull(use.replacedBy())));
        }
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME;
    }

    private static @Nullable String shortOrNull(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > LONGEST_VERSION ? null : PlainText.of(text);
    }

    public List<ProvidedPackage> provided() {
        return List.copyOf(provided);
    }

    public List<PackageUse> uses() {
        return List.copyOf(uses);
    }
}
