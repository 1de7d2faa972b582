package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.rows.PageRows;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.schema.index.job.IndexStep;
import dev.kotadb.schema.index.staging.FileChange;
import dev.kotadb.schema.index.staging.LookupsTable;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.PlanTable.PlannedFile;
import dev.kotadb.schema.index.staging.StagingRows;
import dev.kotadb.schema.index.staging.StagingRows.UnitRow;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Finds the unchanged files that the changed ones touch: those whose references were looked up by a name that appeared,
 * vanished or changed its meaning. Files that are touched since the rules of their language changed get their names anew.
 */
final class DeclareStep implements Tasklet {
    private static final int PAGE = 200;

    private final Workspace workspace;
    private final PlanTable plan;
    private final ChangedNames names;
    private final LookupsTable lookups;
    private final StagingRows staging;
    private final LossCheck losses;

    DeclareStep(
            Workspace workspace,
            PlanTable plan,
            ChangedNames names,
            LookupsTable lookups,
            StagingRows staging,
            LossCheck losses) {
        this.workspace = workspace;
        this.plan = plan;
        this.names = names;
        this.lookups = lookups;
        this.staging = staging;
        this.losses = losses;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        workspace.progress().phase(IndexStep.DECLARE, 0, 0);
        stageNamesOfOlderRules();
        Map<FileChange, Long> changes = plan.countChanges(workspace.tables());
        boolean changed = changes.keySet().stream()
                .anyMatch(change -> change != FileChange.UNCHANGED && change != FileChange.TOUCHED);
        if (changes.containsKey(FileChange.MODIFIED) || changes.containsKey(FileChange.DELETED)) {
            losses.checkSymbols();
        }
        if (changed && changes.containsKey(FileChange.UNCHANGED)) {
            contribution.incrementWriteCount(touch());
        }
        return RepeatStatus.FINISHED;
    }

    private void stageNamesOfOlderRules() {
        String after = "";
        for (List<PlannedFile> page = page(after); !page.isEmpty(); page = page(after)) {
            List<UnitRow> units = new ArrayList<>();
            for (PlannedFile file : page) {
                String language = Objects.requireNonNull(file.language());
                Declarations declared = names.facts().declarations(file.path(), file.blobHash(), language);
                units.addAll(PageRows.units(file, language, declared));
            }
            staging.addUnits(workspace.tables(), units);
            after = page.getLast().path();
        }
    }

    private List<PlannedFile> page(String after) {
        return plan.olderRules(workspace.tables(), after, PAGE);
    }

    private int touch() {
        Optional<Set<Integer>> changed = names.changed();
        if (changed.isEmpty()) {
            return plan.setAllTouched(workspace.tables());
        }
        List<UUID> touched = touchedBy(changed.get());
        return touched.isEmpty() ? 0 : plan.setTouched(workspace.tables(), touched);
    }

    private List<UUID> touchedBy(Set<Integer> changed) {
        List<UUID> touched = new ArrayList<>();
        if (!changed.isEmpty()) {
            lookups.forEachUnchanged(workspace.tables(), workspace.repository(), (file, keys) -> {
                if (hasAny(ByteBuffer.wrap(keys).asIntBuffer(), changed)) {
                    touched.add(file);
                }
            });
        }
        return touched;
    }

    private static boolean hasAny(IntBuffer keys, Set<Integer> changed) {
        while (keys.hasRemaining()) {
            if (changed.contains(keys.get())) {
                return true;
            }
        }
        return false;
    }
}
