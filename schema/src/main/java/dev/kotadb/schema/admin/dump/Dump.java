package dev.kotadb.schema.admin.dump;

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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the data of the schema public, as one transaction sees it, to a script or a folder. Memory does not grow with the
 * database; a dump that fails leaves nothing behind.
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

    /** @param target compressed where its name ends with {@code .gz} */
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
            throw new DumpFailedException(target + " exists and is no folder. Name another one.");
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(target)) {
            if (!children.iterator().hasNext()) {
                return;
            }
        } catch (IOException e) {
            throw new DumpFailedException("Cannot look into " + target, e);
        }
        if (!Files.exists(target.resolve(FolderOutput.MANIFEST))) {
            throw new DumpFailedException(target + " holds other things than a dump. Name a new folder.");
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
                listener.note("Not dumped, since they are not kota's: " + String.join(", ", leftOut));
            }
            return write(snapshot, output, version, gzip);
        } catch (SQLException | IOException e) {
            throw new DumpFailedException(
                    "Cannot dump " + database.url() + " to " + name + ": " + Failure.reason(e) + ". Nothing was kept.");
        }
    }

    private String version() {
        return SchemaMigrations.version(database.dataSource())
                .orElseThrow(() -> new DumpFailedException("The database " + database.url() + " shows no schema of kota to the role "
                        + database.user() + ". Migrate it first, or use the role that owns its tables."));
    }

    private DumpManifest write(Snapshot snapshot, DumpOutput output, String version, boolean gzip)
            throws IOException, SQLException {
        boolean script = output instanceof ScriptOutput;
        Optional<PgDump> pgDump = script ? pgDump(snapshot) : Optional.empty();
        String writer = pgDump.map(found -> "pg_dump " + found.version()).orElse("kota");
        DumpManifest description = new DumpManifest(DumpManifest.FORMAT, version,
                snapshot.one("SHOW server_version"), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), writer,
                options.schema(), gzip, planned(snapshot.catalog()), snapshot.catalog().sequences());
        output.begin(description, options.schema() ? new SchemaScript(snapshot, version) : null);
        List<DumpManifest.Table> tables = new ArrayList<>();
        if (options.jobs() > 1) {
            tables.addAll(new ParallelCopy(snapshot, options.jobs()).run((copy, data) -> write(output, copy, data)));
        } else {
            TableSource source =
                    pgDump.map(found -> found.tables(database, snapshot)).orElse(snapshot);
            source.forEach((copy, data) -> tables.add(write(output, copy, data)));
        }
        requireAll(snapshot.catalog(), tables);
        DumpManifest manifest = description.with(tables);
        output.finish(manifest);
        return manifest;
    }

    private static void requireAll(DumpedTables catalog, List<DumpManifest.Table> dumped) throws IOException {
        List<CopyStatement> missing = new ArrayList<>(catalog.copies());
        dumped.forEach(table -> missing.remove(table.copy()));
        if (!missing.isEmpty()) {
            throw new IOException("the tables " + missing.stream().map(CopyStatement::name).collect(Collectors.joining(", "))
                    + " were not read");
        }
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

    private Optional<PgDump> pgDump(Snapshot snapshot) throws SQLException {
        if (options.reader() == DumpOptions.Reader.OWN) {
            return Optional.empty();
        }
        Optional<PgDump> found = PgDump.find();
        int server = Integer.parseInt(snapshot.one("SHOW server_version_num")) / 10_000;
        Optional<PgDump> fitting = found.filter(pgDump -> pgDump.major() >= server);
        String why = found.map(pgDump -> "pg_dump " + pgDump.version() + " is older than the server, " + server)
                .orElse("there is no pg_dump on the PATH");
        if (fitting.isPresent()) {
            listener.note("Read by pg_dump " + fitting.get().version());
        } else if (options.reader() == DumpOptions.Reader.PG_DUMP) {
            throw new DumpFailedException("Cannot dump by pg_dump: " + why + ". Leave --with away to dump without it.");
        } else {
            listener.note("Read by kota itself: " + why);
        }
        return fitting;
    }
}
