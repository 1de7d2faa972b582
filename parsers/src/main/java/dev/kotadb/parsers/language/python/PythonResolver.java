package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.LanguageResolver;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.List;

/** Resolves what the names in a Python file mean, as far as its imports, classes and annotations tell. */
public final class PythonResolver implements LanguageResolver {
    @Override
    public List<ResolvedReference> resolve(FileToResolve file, TrackedIndex index) {
        return new PythonRules(file, index).references();
    }
}
