package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.rows.FileContent;
import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.schema.index.staging.DeclarationsTable;
import dev.kotadb.schema.index.staging.DeclarationsTable.ChangedFile;
import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what a run's changed files declare with what they declared before. */
final class ChangedNames {
    private static final int PAGE = 200;

    private final Workspace workspace;
    private final DeclarationsTable declarations;
    private final StoredFacts facts;

    ChangedNames(Workspace workspace, DeclarationsTable declarations, StoredFacts facts) {
        this.workspace = workspace;
        this.declarations = declarations;
        this.facts = facts;
    }

    StoredFacts facts() {
        return facts;
    }

    /**
     * The keys of the names that appeared, vanished or changed their meaning.
     *
     * @return empty if the facts of an earlier version are lost, so that any name may have changed
     */
    Optional<Set<Integer>> changed() {
        Set<Integer> changed = new HashSet<>();
        String after = "";
        for (List<ChangedFile> page = page(after); !page.isEmpty(); page = page(after)) {
            for (ChangedFile file : page) {
                Optional<Map<Integer, Integer>> before = before(file);
                if (before.isEmpty()) {
                    return Optional.empty();
                }
                Map<Integer, Integer> now = now(file);
                addDifference(before.get(), now, changed);
                addDifference(now, before.get(), changed);
            }
            after = page.getLast().path();
        }
        return Optional.of(changed);
    }

    private List<ChangedFile> page(String after) {
        return declarations.changed(workspace.tables(), after, PAGE);
    }

    private Optional<Map<Integer, Integer>> before(ChangedFile file) {
        String language = file.oldLanguage();
        if (file.oldHash() == null || language == null || language.equals(FileContent.BINARY)) {
            return Optional.of(Map.of());
        }
        if (file.oldVersion() == null) {
            return Optional.empty();
        }
        return facts.stored(new ContentKey(file.oldHash(), language, file.oldVersion()))
                .map(declared -> meanings(file.path(), language, declared));
    }

    private Map<Integer, Integer> now(ChangedFile file) {
        return file.newHash() == null || file.newLanguage() == null
                ? Map.of()
                : meanings(file.path(), file.newLanguage(),
                        facts.declarations(file.path(), file.newHash(), file.newLanguage()));
    }

    private static Map<Integer, Integer> meanings(String path, String language, Declarations declared) {
        return Languages.keys().meanings(new DeclaredFile(path, language, declared));
    }

    private static void addDifference(Map<Integer, Integer> from, Map<Integer, Integer> to, Set<Integer> changed) {
        from.forEach((key, meaning) -> {
            if (!meaning.equals(to.get(key))) {
                changed.add(key);
            }
        });
    }
}
