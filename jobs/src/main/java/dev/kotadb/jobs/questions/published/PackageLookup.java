package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.PackageRelation;
import dev.kotadb.schema.query.PackageQueries;
import dev.kotadb.schema.query.PackageQueries.PackageHit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds packages by their whole names, otherwise by the ends of names. */
record PackageLookup(PackageQueries queries) {
    /** What is provided comes first. @param name null for all packages */
    Answer<List<PackageRelation>> find(@Nullable String name) {
        if (name == null) {
            return Answer.found(both(queries.provided(), queries.dependedOn()));
        }
        List<PackageRelation> found = both(queries.provided(name), queries.dependedOn(name));
        if (found.isEmpty()) {
            found = both(queries.providedEnding(name), queries.dependedOnEnding(name));
        }
        return found.isEmpty() ? Answer.nothing(new Hint.NoPackage(name)) : Answer.found(found);
    }

    private static List<PackageRelation> both(List<PackageHit> provided, List<PackageHit> dependedOn) {
        return Stream.concat(provided.stream().map(PackageRelation::provides), dependedOn.stream().map(PackageRelation::depends))
                .toList();
    }
}
