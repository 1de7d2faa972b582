package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.ImplausibleIndexException;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import dev.kotadb.schema.index.staging.LossStatements;
import dev.kotadb.schema.index.staging.LossStatements.Change;
import java.util.Locale;
import java.util.Map;

/**
 * Refuses an index that has far less than the one before: half of a clone, a mounted folder that is empty, or a grammar that does not
 * load look like a repository whose files were deleted.
 */
final class LossCheck {
    private static final int PERCENT = 100;

    private final Workspace workspace;
    private final LossStatements losses;
    private final RepositorySettingsTable registered;
    private final IndexSettings settings;

    LossCheck(
            Workspace workspace, LossStatements losses, RepositorySettingsTable registered, IndexSettings settings) {
        this.workspace = workspace;
        this.losses = losses;
        this.registered = registered;
        this.settings = settings;
    }

    /** Compares the plan with the published index. */
    void checkFiles() {
        if (isAccepted()) {
            return;
        }
        Change files = losses.files(workspace.tables(), workspace.repository());
        if (files.before() > 0 && files.after() == 0) {
            refuse("no files", files);
        }
        if (isTooMuch(files)) {
            refuse(String.format(Locale.ROOT, "%,d files", files.after()), files);
        }
    }

    /** Compares the staged symbols with those they replace. */
    void checkSymbols() {
        if (isAccepted()) {
            return;
        }
        Map<String, Change> languages = losses.symbols(workspace.tables(), workspace.repository());
        languages.forEach((language, change) -> {
            if (change.after() == 0 && change.before() >= settings.lossFloor()) {
                refuse("no symbols of " + language, change);
            }
        });
        if (!languages.isEmpty()) {
            Change all = losses.allSymbols(workspace.repository(), languages.values());
            if (isTooMuch(all)) {
                refuse(String.format(Locale.ROOT, "%,d symbols", all.after()), all);
            }
        }
    }

    /** Whoever changes the patterns of a registered repository wants files to go. */
    private boolean isAccepted() {
        return workspace.run().request().acceptLoss() || registered.patternsChanged(workspace.repository());
    }

    private boolean isTooMuch(Change change) {
        return change.before() >= settings.lossFloor()
                && (change.before() - change.after()) * PERCENT > change.before() * settings.acceptedLoss();
    }

    private void refuse(String what, Change change) {
        throw new ImplausibleIndexException(String.format(Locale.ROOT,
                "%s would have %s, where the published index has %,d; nothing was published."
                        + " If that is right, index it with --accept-loss (acceptLoss=true)",
                workspace.run().repository().fullName(), what, change.before()));
    }
}
