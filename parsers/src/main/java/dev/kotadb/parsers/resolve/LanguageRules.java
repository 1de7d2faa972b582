package dev.kotadb.parsers.resolve;

import java.util.List;
import java.util.function.IntSupplier;

/**
 * How names in the files of one language find their declarations.
 *
 * @param resolver resolves a file's references
 * @param keys the keys by which other files find a file, in addition to its path
 * @param findsNestedNames whether resolvers may look up names anywhere in a file ({@link TrackedIndex#named})
 * @param version a hash of all that the rules depend on; references of another version are resolved again
 */
public record LanguageRules(
        LanguageResolver resolver, FileKeys keys, boolean findsNestedNames, IntSupplier version) {
    /** For languages whose files have no references and are found by path alone. */
    public static final LanguageRules NONE = keysOnly((_, _) -> List.of(), () -> 0);

    /** For files without references that are found by more than their path. */
    public static LanguageRules keysOnly(FileKeys keys, IntSupplier version) {
        return new LanguageRules(new Unresolved(), keys, true, version);
    }
}
