package dev.kotadb.schema.admin.dump.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.admin.dump.script.CopyStatement;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;

/** Writes the schema as a script: the migrations, and the record of them, so that later migrations can be applied. */
public record SchemaScript(Snapshot snapshot, String version) {
    private static final String IS_RECORDED = "SELECT to_regclass('public.flyway_schema_history') IS NOT NULL";

    // Created as Flyway creates it. It must exist before the migrations, one of which adds a trigger to it.
    private static final String HISTORY = """
            CREATE TABLE public.flyway_schema_history (
                installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
                version varchar(50),
                description varchar(200) NOT NULL,
                type varchar(20) NOT NULL,
                script varchar(1000) NOT NULL,
                checksum integer,
                installed_by varchar(100) NOT NULL,
                installed_on timestamp NOT NULL DEFAULT now(),
                execution_time integer NOT NULL,
                success boolean NOT NULL
            );
            CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history (success);

            """;
    private static final CopyStatement HISTORY_ROWS = new CopyStatement("public", "flyway_schema_history", List.of(
            "installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "installed_on",
            "execution_time", "success"));
    private static final CopyStatement MIGRATION_ROWS =
            new CopyStatement("public", "migrations", List.of("id", "name", "applied_at"));
    private static final String FORGET_RECORD = """
            DELETE FROM public.migrations;
            """;
    private static final String CONTINUE_IDENTITY = """
            SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.migrations', 'id'),
                                     (SELECT coalesce(max(id), 0) + 1 FROM public.migrations), false);

            """;

    void write(OutputStream out) throws IOException, SQLException {
        boolean recorded = snapshot.value(IS_RECORDED).equals("t");
        if (recorded) {
            text(out, HISTORY);
        }
        text(out, SchemaMigrations.script(version) + "\n");
        if (recorded) {
            rows(out, HISTORY_ROWS);
        }
        text(out, FORGET_RECORD);
        rows(out, MIGRATION_ROWS);
        text(out, CONTINUE_IDENTITY);
    }

    private void rows(OutputStream out, CopyStatement copy) throws IOException, SQLException {
        text(out, copy.fromStdin() + ";\n");
        snapshot.read(copy, (same, data) -> data.transferTo(out));
        text(out, ScriptText.END_OF_DATA);
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
