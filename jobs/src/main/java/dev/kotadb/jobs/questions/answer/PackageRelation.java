package dev.kotadb.jobs.questions.answer;

import dev.kotadb.schema.query.PackageQueries.PackageHit;
import org.jspecify.annotations.Nullable;

/**
 * A package that a repository provides, or one entry of a manifest that depends on it.
 *
 * @param relation {@code provides} or {@code depends}
 * @param type npm, python, go, rust or maven
 * @param version null if unknown
 * @param requested what the manifest says; null if it says nothing, or for a provided package
 * @param scope in the package manager's words; null for a provided package
 * @param direct false if only another dependency needs it
 * @param manifest path of the file; null if another program wrote the row
 * @param tests whether the manifest is below a folder of tests, fixtures or examples
 * @param replacedBy what is used in its place; null if nothing is
 */
public record PackageRelation(
        String repository,
        String relation,
        String type,
        String name,
        @Nullable String version,
        @Nullable String requested,
        @Nullable String scope,
        boolean direct,
        @Nullable String manifest,
        boolean tests,
        @Nullable String replacedBy) {
    public static PackageRelation provides(PackageHit hit) {
        return of("provides", hit);
    }

    public static PackageRelation depends(PackageHit hit) {
        return of("depends", hit);
    }

    private static PackageRelation of(String relation, PackageHit hit) {
        return new PackageRelation(
                hit.repository(), relation, hit.type(), hit.name(), hit.version(), hit.requested(), hit.scope(), hit.direct(),
                hit.manifest(), hit.tests(), hit.replacedBy());
    }

    public boolean isProvided() {
        return relation.equals("provides");
    }
}
