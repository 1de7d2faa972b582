package dev.kotadb.schema.admin.dump;

import dev.kotadb.schema.admin.dump.file.DumpFailedException;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.DumpOutput;
import dev.kotadb.schema.admin.dump.file.DumpedTables;
import dev.kotadb.schema.admin.dump.file.Failure;
import dev.kotadb.schema.admin.dump.file.FolderOutput;
import dev.kotadb.schema.admin.dump.file.MeasuredData;
import dev.kotadb.schema.admin.dump.file.SchemaScript;
import dev.kotadb.schema.admin.dump.file.ScriptOutput;
import dev.kotadb.schema.admin.dump.file.Snapshot;
import dev.kotadb.schema.admin.dump.file.TransferListener;
import dev.kotadb.schema.admin.dump.script.CopyStatement;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a snapshot of the data in the schema {@code public} to a script or a folder. Memory use does not depend on the size of
 * the database. A failed dump leaves no file behind.
 */
public final class Dump {
    private final Database database;
    private final DumpOptions options;
    private final TransferListener listener;

    public Dump(Database database, DumpOptions options, TransferListener listener) {
        this.database = database;
        this.options = options;
        this.listener = listener;
    }

    /** @param target compressed if its name ends with {@code .gz} */
    public DumpManifest toScript(Path target) {
        if (Files.isDirectory(target)) {
            throw new DumpFailedException(target + " is a folder. Name a file, or use the format copy.");
        }
        if (Files.isRegularFile(target) && !options.overwrite()) {
            throw new DumpFailedException(target + " exists. Name another file, or replace it by --overwrite.");
        }
        return write(target.toString(), false, () -> ScriptOutput.to(target));
    }

    /** @param name of the stream, for messages */
    public DumpManifest toStream(OutputStream stream, String name) {
        return write(name, false, () -> ScriptOutput.to(stream));
    }

    public DumpManifest toFolder(Path target, boolean gzip) {
        if (Files.exists(target)) {
            requireReplaceable(target);
        }
        return write(target.toString(), gzip, () -> new FolderOutput(target, gzip));
    }

    private void requireReplaceable(Path target) {
        if (!Files.isDirectory(target)) {
            throw new DumpFailedException(target + " exists and is not a folder. Name another one.");
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(target)) {
            if (!children.iterator().hasNext()) {
                return;
            }
        } catch (IOException e) {
            throw new DumpFailedException("Cannot look into " + target, e);
        }
        if (!Files.exists(target.resolve(FolderOutput.MANIFEST))) {
            throw new DumpFailedException(target + " contains other files than a dump. Name a new folder.");
        }
        if (!options.overwrite()) {
            throw new DumpFailedException(target + " holds a dump. Name another folder, or replace it by --overwrite.");
        }
    }

    @FunctionalInterface
    private interface Opening {
        DumpOutput open() throws IOException;
    }

    private DumpManifest write(String name, boolean gzip, Opening opening) {
        String version = version();
        try (Snapshot snapshot = Snapshot.take(database.dataSource(), options.all());
                DumpOutput output = opening.open()) {
            if (!version.equals(version())) {
                throw new DumpFailedException("The database " + database.url() + " is being migrated. Dump it afterwards.");
            }
            List<String> leftOut = snapshot.catalog().leftOut();
            if (!leftOut.isEmpty()) {
                listener.note("Not dumped because they are not kota's: " + String.join(", ", leftOut));
            }
            return write(snapshot, output, version, gzip);
        } catch (SQLException | IOException e) {
            throw new DumpFailedException(
                    "Cannot dump " + database.url() + " to " + name + ": " + Failure.reason(e) + ". Nothing was written.");
        }
    }

    private String version() {
        return SchemaMigrations.version(database.dataSource())
                .orElseThrow(() -> new DumpFailedException("The database " + database.url() + " has no kota schema that is visible to the role "
                        + database.user() + ". Migrate it first, or use the role that owns its tables."));
    }

    private DumpManifest write(Snapshot snapshot, DumpOutput output, String version, boolean gzip)
            throws IOException, SQLException {
        DumpManifest description = new DumpManifest(DumpManifest.FORMAT, version,
                snapshot.value("SHOW server_version"), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), DumpManifest.WRITER,
                options.schema(), gzip, planned(snapshot.catalog()), snapshot.catalog().sequences());
        output.begin(description, options.schema() ? new SchemaScript(snapshot, version) : null);
        List<DumpManifest.Table> tables = new ArrayList<>();
        if (options.jobs() > 1) {
            tables.addAll(new ParallelCopy(snapshot, options.jobs()).run((copy, data) -> write(output, copy, data)));
        } else {
            snapshot.forEach((copy, data) -> tables.add(write(output, copy, data)));
        }
        DumpManifest manifest = description.with(tables);
        output.finish(manifest);
        return manifest;
    }

    private static List<DumpManifest.Table> planned(DumpedTables catalog) {
        return catalog.copies().stream()
                .map(copy -> new DumpManifest.Table(copy.schema(), copy.table(), copy.columns(), 0, 0, ""))
                .toList();
    }

    private DumpManifest.Table write(DumpOutput output, CopyStatement copy, InputStream data) throws IOException {
        long start = System.nanoTime();
        MeasuredData measured = new MeasuredData(data, copy.name(), listener);
        output.table(copy, measured);
        DumpManifest.Table table = measured.measured(copy);
        listener.finished(table, Duration.ofNanos(System.nanoTime() - start));
        return table;
    }
}
