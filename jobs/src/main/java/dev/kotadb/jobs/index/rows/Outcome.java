package dev.kotadb.jobs.index.rows;

import dev.kotadb.schema.index.staging.FileOutcome;
import dev.kotadb.schema.index.staging.OutcomeReason;
import dev.kotadb.schema.index.staging.OutcomeStage;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, and why.
 *
 * @param stage where it was decided; null for an indexed file
 * @param code null if there is no reason
 * @param reason for people; an indexed file may have one too (what was assumed to read it)
 */
record Outcome(
        FileOutcome kind, @Nullable OutcomeStage stage, @Nullable OutcomeReason code, @Nullable String reason) {}
