package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.catalog.Difference.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Creates the statements that alter an object of the live database in place, so that it equals the migrations' object. */
final class AlterStatements {
    private static final Set<String> SIGNATURE = Set.of("kind", "arguments", "result");
    private static final Pattern ENUM_LABEL = Pattern.compile("'(?:[^']|'')*'");

    private final Catalog live;
    private final CreateStatements create;

    AlterStatements(Catalog migrations, Catalog live) {
        this.live = live;
        this.create = new CreateStatements(migrations);
    }

    /** Whether no ALTER statement makes these changes, so that the object must be dropped and created again. */
    static boolean requiresRecreation(ObjectKind kind, List<Part> parts) {
        Set<String> names = parts.stream().map(Part::property).collect(Collectors.toSet());
        return switch (kind) {
            case POLICY, RULE, INDEX, STATISTICS, CONSTRAINT -> !names.equals(Set.of("comment"));
            case TRIGGER -> names.contains("definition");
            case VIEW -> names.contains("definition") || names.contains("options") || names.contains("kind");
            case FUNCTION -> names.stream().anyMatch(SIGNATURE::contains);
            case EXTENSION, SCHEMA, TYPE, SEQUENCE, TABLE, COLUMN, DEFAULT_PRIVILEGES -> false;
        };
    }

    /** Whether the objects that depend on this one must be dropped before the change. */
    static boolean requiresDroppingDependents(ObjectKind kind, List<Part> parts) {
        return kind == ObjectKind.COLUMN
                && parts.stream().anyMatch(part -> Set.of("type", "collation", "generated").contains(part.property()));
    }

    List<String> of(CatalogObject wanted, List<Part> parts) {
        List<String> statements = new ArrayList<>(
                switch (wanted.kind()) {
                    case TABLE -> table(wanted, parts);
                    case COLUMN -> column(wanted, parts);
                    case FUNCTION -> only(parts, "owner", "comment") ? List.of() : List.of(wanted.ddl());
                    case SEQUENCE -> sequence(wanted, parts);
                    case TYPE -> type(wanted, parts);
                    case TRIGGER ->
                        only(parts, "comment")
                                ? List.of()
                                : List.of("ALTER TABLE " + wanted.parent() + " " + wanted.property("state") + " TRIGGER "
                                        + wanted.name());
                    case EXTENSION, SCHEMA, CONSTRAINT, INDEX, STATISTICS, VIEW, RULE, POLICY, DEFAULT_PRIVILEGES ->
                        List.of();
                });
        for (Part part : parts) {
            if (part.property().equals("owner")) {
                statements.add("ALTER " + SqlNames.of(wanted) + " OWNER TO " + live.owner());
            } else if (part.property().equals("comment")) {
                statements.add(create.comment(wanted));
            }
        }
        return statements;
    }

    private static boolean only(List<Part> parts, String... names) {
        return parts.stream().allMatch(part -> List.of(names).contains(part.property()));
    }

    private static List<String> table(CatalogObject table, List<Part> parts) {
        String alter = "ALTER TABLE " + table.qualifiedName() + " ";
        List<String> statements = new ArrayList<>();
        for (Part part : parts) {
            String value = part.migrations();
            switch (part.property()) {
                case "persistence" -> statements.add(alter + "SET " + value.toUpperCase(Locale.ROOT));
                case CatalogObject.ROW_LEVEL_SECURITY ->
                    statements.add(alter + (value.equals(CatalogObject.ENABLED) ? "ENABLE" : "DISABLE")
                            + " ROW LEVEL SECURITY");
                case CatalogObject.FORCED_SECURITY ->
                    statements.add(alter + (value.isEmpty() ? "NO FORCE" : "FORCE") + " ROW LEVEL SECURITY");
                case "options" -> statements.addAll(options(alter, part));
                case "replica identity" ->
                    statements.add(alter + "REPLICA IDENTITY " + (value.isEmpty() ? "DEFAULT" : value));
                case "clustered on" ->
                    statements.add(alter + (value.isEmpty() ? "SET WITHOUT CLUSTER" : "CLUSTER ON " + value));
                case "partitioned by" -> statements.add(byHand(table, part));
                default -> {}
            }
        }
        return statements;
    }

    private List<String> column(CatalogObject column, List<Part> parts) {
        if (parts.stream().anyMatch(part -> part.property().equals("generated"))) {
            List<String> recreate = new ArrayList<>();
            recreate.add(DropStatements.LOSES_DATA + "ALTER TABLE " + column.parent() + " DROP COLUMN " + column.name());
            recreate.addAll(create.of(column));
            return recreate;
        }
        String alter = "ALTER TABLE " + column.parent() + " ALTER COLUMN " + column.name() + " ";
        List<String> statements = new ArrayList<>();
        boolean retyped = requiresDroppingDependents(ObjectKind.COLUMN, parts);
        if (retyped) {
            String collation = column.property("collation");
            statements.add(alter + "DROP DEFAULT");
            statements.add(alter + "TYPE " + column.property("type")
                    + (collation.isEmpty() ? "" : " COLLATE " + collation) + " USING " + column.name() + "::"
                    + column.property("type"));
        }
        boolean identity = parts.stream().anyMatch(part -> part.property().equals("identity"));
        if (identity) {
            statements.add(alter + "DROP IDENTITY IF EXISTS");
        }
        for (Part part : parts) {
            String value = part.migrations();
            switch (part.property()) {
                case "nullability" -> statements.add(alter + (value.isEmpty() ? "DROP" : "SET") + " NOT NULL");
                case "default" -> {
                    if (value.isEmpty() || !retyped) {
                        statements.add(alter + (value.isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + value));
                    }
                }
                // SET STORAGE DEFAULT exists since PostgreSQL 16 only. EXTENDED is the default of all our types that have a choice.
                case "storage" -> statements.add(alter + "SET STORAGE " + (value.isEmpty() ? "EXTENDED" : value));
                case "compression" -> statements.add(alter + "SET COMPRESSION " + (value.isEmpty() ? "DEFAULT" : value));
                case "statistics target" -> statements.add(alter + "SET STATISTICS " + (value.isEmpty() ? "-1" : value));
                case "options" -> statements.addAll(options(alter, part));
                default -> {}
            }
        }
        if (retyped && !column.property("default").isEmpty()) {
            statements.add(alter + "SET DEFAULT " + column.property("default"));
        }
        if (identity && !column.property("identity").isEmpty()) {
            statements.addAll(identity(column, alter));
        }
        return statements;
    }

    /** Adds an identity whose numbers continue after those in use. */
    private static List<String> identity(CatalogObject column, String alter) {
        return List.of(
                alter + "ADD GENERATED " + column.property("identity") + " AS IDENTITY",
                "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(" + SqlNames.literal(column.parent()) + ", "
                        + SqlNames.literal(column.name().replaceAll("^\"|\"$", "").replace("\"\"", "\""))
                        + "), coalesce((SELECT max(" + column.name() + ") FROM " + column.parent() + "), 0) + 1, false)");
    }

    private static List<String> options(String alter, Part part) {
        List<String> wanted = names(part.migrations());
        List<String> removed = names(part.live()).stream().filter(name -> !wanted.contains(name)).toList();
        List<String> statements = new ArrayList<>();
        if (!removed.isEmpty()) {
            statements.add(alter + "RESET (" + String.join(", ", removed) + ")");
        }
        if (!wanted.isEmpty()) {
            statements.add(alter + "SET (" + part.migrations() + ")");
        }
        return statements;
    }

    private static List<String> names(String options) {
        return options.isEmpty()
                ? List.of()
                : Arrays.stream(options.split(", ")).map(option -> option.split("=", 2)[0]).toList();
    }

    private static List<String> sequence(CatalogObject sequence, List<Part> parts) {
        List<String> statements = new ArrayList<>();
        for (Part part : parts) {
            if (part.property().equals("definition")) {
                statements.add("ALTER SEQUENCE " + sequence.qualifiedName() + " " + part.migrations());
            } else if (part.property().equals("owned by")) {
                statements.add("ALTER SEQUENCE " + sequence.qualifiedName() + " OWNED BY "
                        + (part.migrations().isEmpty() ? "NONE" : part.migrations()));
            }
        }
        return statements;
    }

    private static List<String> type(CatalogObject type, List<Part> parts) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER DOMAIN " + type.qualifiedName() + " ";
        for (Part part : parts) {
            String value = part.migrations();
            switch (part.property()) {
                case "default" -> statements.add(alter + (value.isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + value));
                case "nullability" -> statements.add(alter + (value.isEmpty() ? "DROP" : "SET") + " NOT NULL");
                case "labels" -> statements.addAll(labels(type, part));
                case "owner", "comment" -> {}
                default -> statements.add(byHand(type, part));
            }
        }
        return statements;
    }

    /** Adds the missing labels of an enum. PostgreSQL can neither remove nor move labels, so other changes are left to people. */
    static List<String> labels(CatalogObject type, Part part) {
        List<String> wanted = splitLabels(part.migrations());
        List<String> found = splitLabels(part.live());
        if (!wanted.stream().filter(found::contains).toList().equals(found)) {
            return List.of(byHand(type, part));
        }
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!found.contains(wanted.get(i))) {
                String place = i == 0
                        ? found.isEmpty() ? "" : " BEFORE " + found.getFirst()
                        : " AFTER " + wanted.get(i - 1);
                statements.add("ALTER TYPE " + type.qualifiedName() + " ADD VALUE " + wanted.get(i) + place);
            }
        }
        return statements;
    }

    private static List<String> splitLabels(String list) {
        return ENUM_LABEL.matcher(list).results().map(MatchResult::group).toList();
    }

    private static String byHand(CatalogObject object, Part part) {
        return "-- BY HAND, no statement does it: " + SqlNames.of(object) + ", " + part.property() + ": "
                + (part.live() + " has to become " + part.migrations()).replaceAll("\\R", " ");
    }
}
