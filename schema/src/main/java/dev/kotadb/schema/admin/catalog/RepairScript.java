package dev.kotadb.schema.admin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Creates an SQL script that turns the live database's schema into the migrations' schema, in one transaction. */
public final class RepairScript {
    private final CatalogDiff diff;
    private final RepairPlan plan;
    private final CreateStatements create;
    private final List<String> statements = new ArrayList<>();

    private RepairScript(CatalogDiff diff) {
        this.diff = diff;
        this.plan = new RepairPlan(diff);
        this.create = new CreateStatements(diff.migrations());
    }

    /**
     * Returns a script for psql that removes the differences. Objects are created and altered in the order of their
     * dependencies; statements that delete rows are marked.
     */
    public static String of(CatalogDiff diff) {
        if (diff.differences().isEmpty()) {
            return "-- Nothing differs.\n";
        }
        RepairScript script = new RepairScript(diff);
        script.dropFirst();
        script.createAndAlter();
        script.dropLast();
        script.grant();
        return script.text();
    }

    private void dropFirst() {
        DropStatements drop = new DropStatements(diff.live());
        for (ObjectId column : plan.defaultsDropped()) {
            CatalogObject object = object(diff.live(), column);
            statements.add("ALTER TABLE " + object.parent() + " ALTER COLUMN " + object.name() + " DROP DEFAULT");
        }
        plan.droppedFirst().forEach(id -> statements.add(drop.of(object(diff.live(), id))));
    }

    private void createAndAlter() {
        AlterStatements alter = new AlterStatements(diff.migrations(), diff.live());
        List<String> owned = new ArrayList<>();
        for (ObjectId id : plan.createdOrAltered()) {
            CatalogObject object = diff.migrations().objects().get(id);
            if (object == null) {
                continue; // A column that is dropped at the end, whose default had to be dropped first.
            }
            if (plan.isCreated(id)) {
                statements.addAll(create.of(object));
                if (id.kind() == ObjectKind.SEQUENCE && !object.property("owned by").isEmpty()) {
                    owned.add("ALTER SEQUENCE " + object.qualifiedName() + " OWNED BY " + object.property("owned by"));
                }
            } else {
                statements.addAll(alter.of(object, plan.changes(id)));
                if (plan.defaultsDropped().contains(id) && !object.property("default").isEmpty()) {
                    statements.add("ALTER TABLE " + object.parent() + " ALTER COLUMN " + object.name() + " SET DEFAULT "
                            + object.property("default"));
                }
            }
        }
        statements.addAll(owned);
    }

    private void dropLast() {
        DropStatements drop = new DropStatements(diff.live());
        plan.droppedLast().forEach(id -> statements.add(drop.of(object(diff.live(), id))));
    }

    private void grant() {
        GrantStatements grants = new GrantStatements(diff.migrations(), diff.live());
        diff.migrations().all().stream()
                .filter(object -> plan.isCreated(object.id()))
                .forEach(object -> statements.addAll(grants.ofNew(object)));
        for (Difference difference : diff.grants()) {
            ObjectId id = new ObjectId(difference.kind(), difference.name());
            if (!plan.isCreated(id)) {
                CatalogObject object = diff.migrations().find(id).orElseGet(() -> object(diff.live(), id));
                statements.addAll(grants.change(object, difference));
            }
        }
    }

    private String text() {
        String lost = statements.stream()
                .filter(statement -> statement.startsWith(DropStatements.LOSES_DATA))
                .map(statement -> "--   " + statement.substring(DropStatements.LOSES_DATA.length()) + "\n")
                .collect(Collectors.joining());
        String renamed = PossibleRenames.undoing(diff).stream()
                .map(statement -> "--   " + statement + ";\n")
                .collect(Collectors.joining());
        String pending = diff.pending().isEmpty()
                ? ""
                : "-- " + diff.pending().size() + " migrations are pending. They also convert rows and are recorded; this script"
                        + " does neither. Run first: kota db migrate\n";
        return "-- Changes the database's schema to that of kota's migrations. Read it, then run it as " + diff.live().owner()
                + ":\n--   psql -1 -v ON_ERROR_STOP=1 -f THIS-FILE\n"
                + pending
                + (renamed.isEmpty() ? "" : "-- If something was only renamed, run this instead, and compare again:\n" + renamed)
                + (lost.isEmpty() ? "" : "-- LOSES DATA, in these statements:\n" + lost)
                + "\nSET standard_conforming_strings = on;\nSET check_function_bodies = off;\nSET search_path = '';\n\n"
                + statements.stream()
                        .map(statement -> statement.startsWith("-- BY HAND") ? statement + "\n" : terminated(statement))
                        .collect(Collectors.joining())
                + "\nRESET search_path;\nRESET check_function_bodies;\nRESET standard_conforming_strings;\n";
    }

    private static String terminated(String statement) {
        String text = statement.stripTrailing();
        return text.endsWith(";") ? text + "\n" : text + ";\n";
    }

    private static CatalogObject object(Catalog catalog, ObjectId id) {
        return catalog.find(id).orElseThrow(() -> new IllegalStateException(id + " is not there"));
    }
}
