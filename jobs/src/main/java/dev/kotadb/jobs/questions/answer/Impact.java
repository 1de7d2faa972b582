package dev.kotadb.jobs.questions.answer;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a change of one symbol or file may break.
 *
 * @param subject the symbol's qualified name, or the file's path
 * @param dependents the nearest first, each once
 * @param files in how many files they are
 * @param deeper whether there is more beyond the depth asked for
 * @param limited whether the limit ended the search
 */
public record Impact(
        String repository,
        String subject,
        String path,
        @Nullable Integer line,
        List<Dependent> dependents,
        int files,
        boolean deeper,
        boolean limited) {
    public Impact {
        dependents = List.copyOf(dependents);
    }

    /** Why something depends on the one before it. */
    public enum Reason {
        /** It uses it. */
        USES,
        /** It uses a method which the one before overrides or implements, so that it may run it. */
        DISPATCHED,
        /** It overrides or implements it, and has to follow its declaration. */
        OVERRIDES;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A symbol, or the top level of a file, that depends on what changes.
     *
     * @param depth steps from what changes, from 1
     * @param reason why it depends on the last one of {@code through}
     * @param symbol its qualified name; null at the top level of the file
     * @param line where the symbol is declared; the first use at the top level
     * @param referenceTypes how it uses it, sorted; empty for one that overrides
     * @param repository the one that has it, which may depend on that of the subject
     * @param certain false if all the uses were matched by the name alone, if another overload may be meant, or if a method is called
     *     through another one
     * @param declared the method that is used, if it is one that another overrides; otherwise null
     * @param count how many uses there are
     * @param through the way to it, from what changes to the one before it
     */
    public record Dependent(
            int depth,
            String reason,
            String repository,
            String path,
            int line,
            @Nullable String symbol,
            @Nullable String kind,
            List<String> referenceTypes,
            boolean certain,
            @Nullable String declared,
            long count,
            List<String> through) {
        public Dependent {
            referenceTypes = List.copyOf(referenceTypes);
            through = List.copyOf(through);
        }
    }
}
