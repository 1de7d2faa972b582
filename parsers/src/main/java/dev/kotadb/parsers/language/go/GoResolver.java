package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.LanguageResolver;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.List;

/** Resolves what the names in a Go file mean, by its packages and the types that it declares. */
public final class GoResolver implements LanguageResolver {
    @Override
    public List<ResolvedReference> resolve(FileToResolve file, TrackedIndex index) {
        return new GoRules(file, index).references();
    }
}
