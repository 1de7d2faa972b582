package dev.kotadb.schema.admin.dump.file;

import dev.kotadb.schema.admin.dump.script.CopyStatement;


/** The text of a script around the data: statements for psql, and comments that a restore reads. */
public final class ScriptText {
    public static final String DESCRIPTION = "-- kota-dump: ";
    public static final String DATA = "-- kota-dump-data";
    public static final String COMPLETE = "-- kota-dump-complete: ";
    public static final String END_OF_DATA = "\\.\n\n";

    // The row in kota_dump_begin refers to a row that the script's last statement inserts. The deferred foreign key is checked
    // at the end of the transaction, so an incomplete script is rolled back. Outside of a transaction, the INSERT here fails.
    private static final String BEGIN = """
            \\set ON_ERROR_STOP on
            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;
            SET client_min_messages = warning;
            SET statement_timeout = 0;
            SET row_security = off;
            CREATE TEMPORARY TABLE kota_dump_end (reached boolean PRIMARY KEY);
            CREATE TEMPORARY TABLE kota_dump_begin (reached boolean
                CONSTRAINT run_the_whole_dump_in_one_transaction REFERENCES kota_dump_end
                DEFERRABLE INITIALLY DEFERRED);
            INSERT INTO kota_dump_begin VALUES (true);

            """;
    private static final String END = """
            INSERT INTO kota_dump_end VALUES (true);
            """;
    private static final String BEGIN_USERS = """
            CREATE TEMPORARY TABLE kota_users (id uuid, email text);
            """;
    private static final String END_USERS = """
            INSERT INTO auth.users (id, email) SELECT id, email FROM pg_temp.kota_users ON CONFLICT DO NOTHING;

            """;

    private ScriptText() {}

    /** @param how the command that restores the dump by psql */
    public static String begin(DumpManifest description, String how) {
        return """
                -- A dump of KotaDB. Restore it by kota db restore, which also upgrades data of an older schema; or by psql, into
                -- %s with the schema version %s: %s
                """.formatted(description.withSchema() ? "an empty database, or one" : "a database",
                        description.schemaVersion(), how)
                + DESCRIPTION + description.json() + "\n\n" + BEGIN;
    }

    public static String beginTable(CopyStatement copy) {
        return copy.equals(CopyStatement.USERS)
                ? BEGIN_USERS + CopyStatement.STAGED_USERS.fromStdin() + ";\n"
                : copy.fromStdin() + ";\n";
    }

    public static String endTable(CopyStatement copy) {
        return copy.equals(CopyStatement.USERS) ? END_OF_DATA + END_USERS : END_OF_DATA;
    }

    /** A table whose data is in a file beside the script. */
    public static String copyFile(CopyStatement copy, String file, boolean gzip) {
        CopyStatement into = copy.equals(CopyStatement.USERS) ? CopyStatement.STAGED_USERS : copy;
        String from = gzip ? "program 'gunzip -c " + file + "'" : "'" + file + "'";
        String line = "\\copy " + into.quotedName() + " (" + into.quotedColumns() + ") from " + from + "\n";
        return copy.equals(CopyStatement.USERS) ? BEGIN_USERS + line + END_USERS : line;
    }

    public static String end(DumpManifest manifest) {
        StringBuilder end = new StringBuilder();
        manifest.sequences().forEach(sequence -> end.append(setValue(sequence)).append(";\n"));
        return end.append(END).append(COMPLETE).append(manifest.json()).append('\n').toString();
    }

    public static String setValue(DumpManifest.Sequence sequence) {
        Long value = sequence.value();
        return "SELECT pg_catalog.setval('" + sequence.quotedName().replace("'", "''") + "', "
                + (value == null ? "1, false" : value + ", true") + ")";
    }
}
