package dev.kotadb.schema.admin.dump.pgdump;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.admin.dump.file.DumpFailedException;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.DumpedTables;
import dev.kotadb.schema.admin.dump.file.Failure;
import dev.kotadb.schema.admin.dump.script.CopyField;
import dev.kotadb.schema.admin.dump.script.CopyStatement;
import dev.kotadb.schema.admin.dump.script.ScriptReader;
import dev.kotadb.schema.admin.dump.script.SqlTokens;
import dev.kotadb.schema.admin.dump.script.SqlTokens.Kind;
import dev.kotadb.schema.admin.dump.script.SqlTokens.Token;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses a script of pg_dump or the Supabase CLI with the data of the original system, as COPY or INSERT statements. No
 * statement is executed: rows of known tables are written to a folder, rows of other tables are skipped, and a statement that
 * could change rows in another way is an error.
 */
final class PgDumpScript {
    /** Statements that are skipped, because they contain no rows. */
    private static final Set<String> WITHOUT_ROWS = Set.of("ALTER", "ANALYZE", "BEGIN", "COMMENT", "COMMIT", "CREATE", "DROP",
            "GRANT", "LOCK", "REVOKE", "SECURITY", "START");

    private static final Set<String> HARMLESS_FUNCTIONS = Set.of("set_config", "setval");
    private static final Set<String> HARMLESS_META = Set.of("\\restrict", "\\unrestrict");

    private final ScriptReader text;
    private final SqlTokens tokens;
    private final Path folder;
    private final Map<String, SpooledTable> tables = new LinkedHashMap<>();
    private final Map<String, Long> skipped = new LinkedHashMap<>();
    private final Set<String> usedAccounts = new LinkedHashSet<>();
    private final Set<String> dumpedAccounts = new LinkedHashSet<>();
    private boolean reset;

    private PgDumpScript(ScriptReader text, Path folder) {
        this.text = text;
        this.tokens = new SqlTokens(text);
        this.folder = folder;
    }

    /**
     * The contents of a script.
     *
     * @param skipped the number of rows of each table that is not kota's
     * @param newAccounts the number of accounts that rows refer to and the script lacks
     */
    record Contents(DumpManifest manifest, Map<String, Long> skipped, int newAccounts) {}

    /** @param folder to which the tables' files are written */
    static Contents spool(InputStream script, String name, Path folder) throws IOException {
        ScriptReader text = new ScriptReader(script);
        PgDumpScript reader = new PgDumpScript(text, folder);
        try {
            return reader.read();
        } catch (IOException e) {
            throw new DumpFailedException("Cannot restore " + name + ": line " + (text.lines() + 1) + ": " + Failure.reason(e)
                    + ". Nothing was restored.");
        } finally {
            for (SpooledTable table : reader.tables.values()) {
                table.close();
            }
        }
    }

    private Contents read() throws IOException {
        for (Token token = tokens.next(); token.kind() != Kind.END; token = tokens.next()) {
            switch (token.kind()) {
                case META -> meta(token.text());
                case WORD -> statement(token.text().toUpperCase(Locale.ROOT));
                case SYMBOL -> require(token.is(";"), "a statement begins with " + token.text());
                case NAME, STRING, END -> throw new IOException("a statement begins with a name or a literal");
            }
        }
        require(tokens.complete() || reset, "its last line, a comment of pg_dump's or RESET ALL, is missing, so it is not complete");
        require(!tables.isEmpty(), "it holds no rows of kota's tables");
        usedAccounts.removeAll(dumpedAccounts);
        if (!usedAccounts.isEmpty()) {
            SpooledTable users = table(CopyStatement.USERS);
            for (String id : usedAccounts) {
                users.add(List.of(id, CopyField.NULL));
            }
        }
        return new Contents(manifest(), skipped, usedAccounts.size());
    }

    private DumpManifest manifest() throws IOException {
        List<DumpManifest.Table> described = new ArrayList<>();
        for (SpooledTable table : tables.values()) {
            described.add(table.finish());
        }
        described.sort(Comparator.comparingInt(table -> DumpedTables.OURS.indexOf(table.name())));
        return new DumpManifest(DumpManifest.FORMAT, SchemaMigrations.ORIGINAL_VERSION,
                tokens.server().isEmpty() ? "unknown" : tokens.server(), "unknown", "pg_dump", false, false, described, List.of());
    }

    private void meta(String line) throws IOException {
        String command = line.split("\\s", 2)[0];
        require(HARMLESS_META.contains(command), "the command " + command + " of psql does not belong in a dump of data");
    }

    private void statement(String first) throws IOException {
        switch (first) {
            case "COPY" -> copy();
            case "INSERT" -> insert();
            case "SET" -> set();
            case "RESET" -> {
                reset |= tokens.next().is("ALL");
                skipStatement();
            }
            case "SELECT" -> {
                List<String> function = qualifiedName();
                require(HARMLESS_FUNCTIONS.contains(function.getLast()), "SELECT " + String.join(".", function)
                        + " does not belong in a dump of data");
                skipStatement();
            }
            default -> {
                require(WITHOUT_ROWS.contains(first), "the statement " + first + " does not belong in a dump of data");
                skipStatement();
            }
        }
    }

    private void set() throws IOException {
        String setting = String.valueOf(tokens.next().name());
        Token sign = tokens.next();
        if (sign.is("=") || sign.is("TO")) {
            String value = tokens.next().text();
            require(!setting.equals("client_encoding") || value.equalsIgnoreCase("UTF8"),
                    "its encoding is " + value + "; dump with --encoding=UTF8");
            require(!setting.equals("standard_conforming_strings") || value.equalsIgnoreCase("on"),
                    "it is written with standard_conforming_strings = " + value);
        } else {
            tokens.pushBack(sign);
        }
        skipStatement();
    }

    private void copy() throws IOException {
        List<String> name = qualifiedName();
        List<String> columns = columns();
        require(tokens.next().is("FROM") && tokens.next().is("stdin"), "a COPY statement reads something else than this file");
        skipStatement();
        tokens.endLine();
        Destination destination = destination(name, columns);
        if (destination.table != null && destination.keepsRowsAsTheyAre()) {
            destination.table.addAll(text.data());
            return;
        }
        // Fields contain no line feeds: COPY writes them as \n.
        BufferedReader lines = new BufferedReader(new InputStreamReader(text.data(), UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            destination.add(List.of(line.split("\t", -1)));
        }
    }

    private void insert() throws IOException {
        require(tokens.next().is("INTO"), "an INSERT statement has no INTO");
        List<String> name = qualifiedName();
        Destination destination = destination(name, columns());
        Token token = tokens.next();
        while (!token.is("VALUES")) {
            require(token.is("OVERRIDING") || token.is("SYSTEM") || token.is("USER") || token.is("VALUE"),
                    "an INSERT statement has no VALUES");
            token = tokens.next();
        }
        do {
            destination.add(tuple());
            token = tokens.next();
        } while (token.is(","));
        if (token.is("ON")) { // CONFLICT DO NOTHING
            skipStatement();
        } else {
            require(token.is(";"), "an INSERT statement does not end after its rows");
        }
    }

    /** Returns the fields of a row in COPY's text format. */
    private List<String> tuple() throws IOException {
        require(tokens.next().is("("), "a row does not begin with a parenthesis");
        List<String> values = new ArrayList<>();
        Token token;
        do {
            Token value = tokens.next();
            require(value.kind() == Kind.STRING || value.kind() == Kind.WORD, "a value is neither a literal nor a number");
            values.add(value.is("NULL") ? CopyField.NULL : CopyField.of(value.text()));
            token = tokens.next();
        } while (token.is(","));
        require(token.is(")"), "a value is followed by " + token.text());
        return values;
    }

    private List<String> qualifiedName() throws IOException {
        List<String> parts = new ArrayList<>();
        Token token;
        do {
            parts.add(Objects.requireNonNullElse(tokens.next().name(), ""));
            token = tokens.next();
        } while (token.is("."));
        tokens.pushBack(token);
        require(parts.size() <= 2 && !parts.contains(""), "a name is expected");
        return parts;
    }

    /** Returns the columns that the statement names; empty if it names none. */
    private List<String> columns() throws IOException {
        Token token = tokens.next();
        List<String> columns = new ArrayList<>();
        if (!token.is("(")) {
            tokens.pushBack(token);
            return columns;
        }
        do {
            columns.add(Objects.requireNonNullElse(tokens.next().name(), ""));
            token = tokens.next();
        } while (token.is(","));
        require(token.is(")"), "the list of columns does not end");
        return columns;
    }

    private void skipStatement() throws IOException {
        Token token = tokens.next();
        while (!token.is(";")) {
            require(token.kind() != Kind.END, "it ends in the middle of a statement");
            token = tokens.next();
        }
    }

    private Destination destination(List<String> name, List<String> columns) throws IOException {
        String schema = name.size() == 1 ? "public" : name.getFirst();
        String table = name.getLast();
        boolean users = schema.equals("auth") && table.equals("users");
        if (users && columns.containsAll(CopyStatement.USERS.columns())) {
            return new Destination(table(CopyStatement.USERS), CopyStatement.USERS.columns().stream()
                    .map(columns::indexOf)
                    .toList(), columns.indexOf("id"), dumpedAccounts, "auth.users");
        }
        require(!schema.equals("public") || !table.equals("flyway_schema_history"), "it was made of a database that kota has"
                + " migrated. Restore a dump that kota db dump has written, or this one by psql");
        List<String> known = schema.equals("public") ? OriginalTables.COLUMNS.get(table) : null;
        if (known == null) {
            return new Destination(null, List.of(), -1, usedAccounts, schema.equals("public") ? table : schema + "." + table);
        }
        List<String> given = columns.isEmpty() ? known : columns;
        List<String> unknown = given.stream().filter(column -> !known.contains(column)).toList();
        require(unknown.isEmpty(), "the table " + table + " of the original system has no column " + String.join(", ", unknown));
        String user = OriginalTables.USER_COLUMNS.get(table);
        return new Destination(table(new CopyStatement("public", table, given)), List.of(),
                user == null ? -1 : given.indexOf(user), usedAccounts, table);
    }

    private SpooledTable table(CopyStatement copy) throws IOException {
        SpooledTable table = tables.get(copy.name());
        if (table == null) {
            table = new SpooledTable(copy, folder);
            tables.put(copy.name(), table);
        }
        require(table.copy().equals(copy), "the rows of " + copy.name() + " come with different columns");
        return table;
    }

    private static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(otherwise);
        }
    }

    /** Receives the rows of one statement. */
    private final class Destination {
        private final @Nullable SpooledTable table;
        private final List<Integer> chosen;
        private final int account;
        private final Set<String> seen;
        private final String name;

        /**
         * @param table null if the rows are skipped
         * @param chosen the indexes of the fields that are kept; empty to keep all
         * @param account the index of a field that refers to an account; negative if there is none
         * @param seen receives these accounts
         */
        Destination(@Nullable SpooledTable table, List<Integer> chosen, int account, Set<String> seen, String name) {
            this.table = table;
            this.chosen = chosen;
            this.account = account;
            this.seen = seen;
            this.name = name;
        }

        boolean keepsRowsAsTheyAre() {
            return account < 0 && chosen.isEmpty();
        }

        void add(List<String> fields) throws IOException {
            if (table == null) {
                skipped.merge(name, 1L, Long::sum);
                return;
            }
            int width = chosen.isEmpty() ? table.copy().columns().size() : 0;
            require(width == 0 || fields.size() == width, "a row of " + name + " has " + fields.size() + " values for " + width
                    + " columns");
            if (account >= 0 && !fields.get(account).equals(CopyField.NULL)) {
                seen.add(fields.get(account));
            }
            table.add(chosen.isEmpty() ? fields : chosen.stream().map(fields::get).toList());
        }
    }
}
