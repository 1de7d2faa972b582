package dev.kotadb.schema.admin.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Creates the statements that set an object's privileges to those of the migrations. */
final class GrantStatements {
    private static final String OPTION = " WITH GRANT OPTION";

    private final Catalog migrations;
    private final Catalog live;

    GrantStatements(Catalog migrations, Catalog live) {
        this.migrations = migrations;
        this.live = live;
    }

    /** Sets the privileges of an object that was just created, which has PostgreSQL's and the database's default privileges. */
    List<String> ofNew(CatalogObject object) {
        List<String> statements = new ArrayList<>();
        if (object.kind() == ObjectKind.TABLE || object.kind() == ObjectKind.VIEW || object.kind() == ObjectKind.FUNCTION
                || object.kind() == ObjectKind.SEQUENCE || object.kind() == ObjectKind.SCHEMA
                || object.kind() == ObjectKind.TYPE) {
            Set<String> given = new TreeSet<>(Set.of("PUBLIC"));
            live.all().stream()
                    .filter(defaults -> defaults.kind() == ObjectKind.DEFAULT_PRIVILEGES)
                    .forEach(defaults -> given.addAll(defaults.grants().keySet()));
            statements.add("REVOKE ALL ON " + SqlNames.inGrant(object) + " FROM " + String.join(", ", given));
        }
        object.grants().forEach((role, privileges) -> statements.addAll(grant(object, role, split(privileges))));
        if (object.kind() == ObjectKind.TABLE) {
            migrations.columnsOf(object).forEach(column -> statements.addAll(ofNew(column)));
        }
        return statements;
    }

    /** Changes the privileges of one role on an existing object. */
    List<String> change(CatalogObject object, Difference difference) {
        String role = difference.role();
        Set<String> needed = split(difference.migrations());
        Set<String> given = split(difference.live());
        Set<String> revoked = new LinkedHashSet<>(given);
        revoked.removeAll(needed);
        needed.removeAll(given);
        List<String> statements = new ArrayList<>();
        if (!revoked.isEmpty()) {
            String names = list(object, revoked.stream().map(each -> each.replace(OPTION, "")).collect(Collectors.toSet()));
            statements.add("REVOKE " + names + " ON " + SqlNames.inGrant(object) + " FROM " + role);
        }
        statements.addAll(grant(object, role, needed));
        if (!revoked.isEmpty() && object.kind() == ObjectKind.TABLE) {
            // A REVOKE on a table also revokes the privilege on each of its columns.
            for (CatalogObject column : migrations.columnsOf(object)) {
                statements.addAll(grant(column, role, split(column.grants().getOrDefault(role, ""))));
            }
        }
        return statements;
    }

    private List<String> grant(CatalogObject object, String role, Set<String> privileges) {
        Map<Boolean, Set<String>> byOption = privileges.stream()
                .collect(Collectors.partitioningBy(
                        privilege -> privilege.endsWith(OPTION), Collectors.toCollection(TreeSet::new)));
        List<String> statements = new ArrayList<>();
        byOption.forEach((option, each) -> {
            if (!each.isEmpty()) {
                Set<String> names = each.stream().map(name -> name.replace(OPTION, "")).collect(Collectors.toSet());
                statements.add("GRANT " + list(object, names) + " ON " + SqlNames.inGrant(object) + " TO " + role
                        + (option ? OPTION : ""));
            }
        });
        return statements;
    }

    private static String list(CatalogObject object, Set<String> names) {
        String column = object.kind() == ObjectKind.COLUMN ? " (" + object.name() + ")" : "";
        return names.stream().sorted().map(name -> name + column).collect(Collectors.joining(", "));
    }

    private static Set<String> split(String privileges) {
        return privileges.isEmpty()
                ? new LinkedHashSet<>()
                : new LinkedHashSet<>(Arrays.asList(privileges.split(", ")));
    }
}
