package dev.kotadb.schema.admin.dump.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table and columns of a section of COPY data.
 *
 * @param schema unquoted, as all names here
 */
public record CopyStatement(String schema, String table, List<String> columns) {
    /**
     * The accounts that own dumped rows. COPY cannot skip accounts that exist, so these rows are first copied into the temporary
     * table {@link #STAGED_USERS}.
     */
    public static final CopyStatement USERS = new CopyStatement("auth", "users", List.of("id", "email"));

    public static final CopyStatement STAGED_USERS = new CopyStatement("pg_temp", "kota_users", USERS.columns);

    private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\"().,;]+)";
    private static final Pattern NAME = Pattern.compile(IDENTIFIER);
    private static final Pattern FROM_STDIN = Pattern.compile(
            "COPY (" + IDENTIFIER + ")\\.(" + IDENTIFIER + ") \\((.*)\\) FROM stdin;");

    public CopyStatement {
        columns = List.copyOf(columns);
    }

    /** Parses a line of a script; empty unless it is a COPY statement that begins a table's data. */
    public static Optional<CopyStatement> parse(String line) {
        Matcher statement = FROM_STDIN.matcher(line);
        if (!statement.matches()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        NAME.matcher(statement.group(3)).results().forEach(column -> columns.add(unquoted(column.group())));
        return Optional.of(new CopyStatement(unquoted(statement.group(1)), unquoted(statement.group(2)), columns));
    }

    /** The name in messages and file names; without the schema if that is {@code public}. */
    public String name() {
        return schema.equals("public") ? table : schema + "." + table;
    }

    public String quotedName() {
        return quoted(schema) + "." + quoted(table);
    }

    public String quotedColumns() {
        return columns.stream().map(CopyStatement::quoted).collect(Collectors.joining(", "));
    }

    public String fromStdin() {
        return "COPY " + quotedName() + " (" + quotedColumns() + ") FROM stdin";
    }

    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String unquoted(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }
}
