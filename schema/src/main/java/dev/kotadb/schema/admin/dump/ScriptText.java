package dev.kotadb.schema.admin.dump;

/** The lines of a script around the data: what psql runs, and what a restore looks for. */
final class ScriptText {
    static final String DESCRIPTION = "-- kota-dump: ";
    static final String DATA = "-- kota-dump-data";
    static final String COMPLETE = "-- kota-dump-complete: ";
    static final String END_OF_DATA = "\\.\n\n";

    // The second table's row refers to one that the script's last statement inserts, and that is looked at when the
    // transaction ends. So half a script is taken back, and one that runs outside of a transaction stops here.
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

    /** @param how to run it with psql */
    static String begin(DumpManifest description, String how) {
        return """
                -- A dump of KotaDB. Restore it by: kota db restore, which also brings an older schema's data to a newer one;
                -- or into a database with the schema version %s%s by: %s
                """.formatted(description.schemaVersion(),
                        description.withSchema() ? " or none, the tables being made here," : "", how)
                + DESCRIPTION + description.json() + "\n\n" + BEGIN;
    }

    static String beginTable(CopyStatement copy) {
        return copy.equals(CopyStatement.USERS)
                ? BEGIN_USERS + CopyStatement.STAGED_USERS.fromStdin() + ";\n"
                : copy.fromStdin() + ";\n";
    }

    static String endTable(CopyStatement copy) {
        return copy.equals(CopyStatement.USERS) ? END_OF_DATA + END_USERS : END_OF_DATA;
    }

    /** A table whose data is in a file beside the script. */
    static String copyFile(CopyStatement copy, String file, boolean gzip) {
        CopyStatement into = copy.equals(CopyStatement.USERS) ? CopyStatement.STAGED_USERS : copy;
        String from = gzip ? "program 'gunzip -c " + file + "'" : "'" + file + "'";
        String line = "\\copy " + into.quotedName() + " (" + into.quotedColumns() + ") from " + from + "\n";
        return copy.equals(CopyStatement.USERS) ? BEGIN_USERS + line + END_USERS : line;
    }

    static String end(DumpManifest manifest) {
        StringBuilder end = new StringBuilder();
        manifest.sequences().forEach(sequence -> end.append(setValue(sequence)).append(";\n"));
        return end.append(END).append(COMPLETE).append(manifest.json()).append('\n').toString();
    }

    static String setValue(DumpManifest.Sequence sequence) {
        Long value = sequence.value();
        return "SELECT pg_catalog.setval('" + sequence.quotedName().replace("'", "''") + "', "
                + (value == null ? "1, false" : value + ", true") + ")";
    }
}
