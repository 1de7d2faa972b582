package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexVersion;
import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FactsCodec;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.schema.index.DeclarationsTable;
import dev.kotadb.schema.index.DeclarationsTable.ChangedFile;
import dev.kotadb.schema.index.LookupsTable;
import dev.kotadb.schema.index.PlanTable;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Finds out which unchanged files the changed ones touch: those whose references were looked up by a name that appeared,
 * vanished or changed its meaning.
 */
final class DeclareStep implements Tasklet {
    private static final int PAGE = 200;

    private final IndexRun run;
    private final PlanTable plan;
    private final DeclarationsTable declarations;
    private final LookupsTable lookups;

    DeclareStep(IndexRun run, PlanTable plan, DeclarationsTable declarations, LookupsTable lookups) {
        this.run = run;
        this.plan = plan;
        this.declarations = declarations;
        this.lookups = lookups;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.progress().phase("declare", 0, 0);
        Map<String, Long> changes = plan.countChanges(run.id());
        long unchanged = changes.getOrDefault(PlanTable.UNCHANGED, 0L);
        if (unchanged > 0 && unchanged < changes.values().stream().mapToLong(n -> n).sum()) {
            List<UUID> touched = touched(changedKeys());
            if (!touched.isEmpty()) {
                contribution.incrementWriteCount(plan.setTouched(run.id(), touched));
            }
        }
        return RepeatStatus.FINISHED;
    }

    private Set<Integer> changedKeys() {
        Set<Integer> changed = new HashSet<>();
        List<ChangedFile> page = declarations.changed(run.id(), "", PAGE);
        while (!page.isEmpty()) {
            for (ChangedFile file : page) {
                Map<Integer, Integer> before = meanings(file.path(), file.oldHash(), file.oldLanguage());
                Map<Integer, Integer> after = meanings(file.path(), file.newHash(), file.newLanguage());
                addDifference(before, after, changed);
                addDifference(after, before, changed);
            }
            page = declarations.changed(run.id(), page.getLast().path(), PAGE);
        }
        return changed;
    }

    private static void addDifference(Map<Integer, Integer> from, Map<Integer, Integer> to, Set<Integer> changed) {
        from.forEach((key, meaning) -> {
            if (!meaning.equals(to.get(key))) {
                changed.add(key);
            }
        });
    }

    private Map<Integer, Integer> meanings(String path, @Nullable String hash, @Nullable String language) {
        if (hash == null || language == null) {
            return Map.of();
        }
        Declarations declared = declarations.declarations(hash, language, IndexVersion.CURRENT)
                .map(FactsCodec::decodeDeclarations)
                .orElse(Declarations.NONE);
        return Languages.keys().meanings(new DeclaredFile(path, language, declared));
    }

    private List<UUID> touched(Set<Integer> changed) {
        List<UUID> touched = new ArrayList<>();
        if (changed.isEmpty()) {
            return touched;
        }
        lookups.forEachUnchanged(run.id(), run.repository().id(), (file, keys) -> {
            if (meets(ByteBuffer.wrap(keys).asIntBuffer(), changed)) {
                touched.add(file);
            }
        });
        return touched;
    }

    private static boolean meets(IntBuffer keys, Set<Integer> changed) {
        while (keys.hasRemaining()) {
            if (changed.contains(keys.get())) {
                return true;
            }
        }
        return false;
    }
}
