package dev.kotadb.parsers.resolve.java;

import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.LanguageResolver;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.List;

/** Settles what the names in a Java file mean, as javac would. */
public final class JavaResolver implements LanguageResolver {
    @Override
    public List<ResolvedReference> resolve(FileToResolve file, TrackedIndex index) {
        return List.of();
    }
}
