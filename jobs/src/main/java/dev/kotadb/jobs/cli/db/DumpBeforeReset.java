package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.schema.admin.dump.Dump;
import dev.kotadb.schema.admin.dump.DumpOptions;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;

/** Dumps as {@code kota db dump} does: to a script if the name is that of one, otherwise to a folder. */
record DumpBeforeReset(Console console) implements ResetCommand.DumpBefore {
    @Override
    public void dump(Database database, Path file, boolean foreignToo) {
        TransferProgress progress = new TransferProgress(console.err());
        DumpOptions options = new DumpOptions(false, foreignToo, false, 1);
        Dump dump = new Dump(database, options, progress);
        Path target = file.toAbsolutePath();
        boolean script = target.toString().endsWith(".sql") || target.toString().endsWith(".sql.gz");
        DumpManifest manifest = script ? dump.toScript(target) : dump.toFolder(target, false);
        console.err().println("Dumped " + progress.summary(manifest.tables().size(), manifest.rows(), manifest.bytes())
                + " to " + file);
    }
}
