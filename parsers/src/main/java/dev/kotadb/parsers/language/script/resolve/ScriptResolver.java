package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.LanguageResolver;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.List;

/** Resolves what the names in a JavaScript or TypeScript file mean, as the TypeScript compiler would. */
public final class ScriptResolver implements LanguageResolver {
    @Override
    public List<ResolvedReference> resolve(FileToResolve file, TrackedIndex index) {
        return new ScriptRules(file, index).references();
    }
}
