package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.objects.MigratedObjects;
import java.sql.SQLException;
import java.util.List;

/**
 * Checks that every object of a kind exists.
 *
 * @param kind the name of the kind in {@link MigratedObjects}
 */
record PresenceCheck(String kind, String plural) implements Check {
    @Override
    public String name() {
        return plural;
    }

    @Override
    public String title() {
        return "every " + kind + " exists";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<String> present = MigratedObjects.names(MigratedObjects.present(transaction.connection()), kind);
        List<String> expected = MigratedObjects.names(MigratedObjects.complete(), kind);
        List<Problem> missing = expected.stream()
                .filter(object -> !present.contains(object))
                .map(object -> new Problem(described(object) + " is missing",
                        "kota db diff --sql prints a statement that creates it."))
                .toList();
        return CheckResult.failedOn(missing, expected.size() + " " + plural);
    }

    /** A policy is named with its table. */
    private String described(String object) {
        int space = object.lastIndexOf(' ');
        return kind.equals("policy")
                ? "policy " + object.substring(space + 1) + " on " + object.substring(0, space)
                : kind + " " + object;
    }
}
