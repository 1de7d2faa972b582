package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every object of a kind is there. */
record PresenceCheck(String kind, String plural) implements Check {
    @Override
    public String name() {
        return plural;
    }

    @Override
    public String title() {
        return "every " + kind + " is there";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        Set<String> present = new HashSet<>(CatalogObjects.present(transaction));
        List<String> expected = CatalogObjects.expected().stream()
                .filter(object -> object.startsWith(kind + " "))
                .toList();
        List<Problem> missing = expected.stream()
                .filter(object -> !present.contains(object))
                .map(object -> new Problem(described(object) + " is missing",
                        "kota db diff shows the SQL that makes it again."))
                .toList();
        return CheckResult.failedOn(missing, expected.size() + " " + plural);
    }

    /** A policy is named with its table. */
    private static String described(String object) {
        String[] words = object.split(" ", 3);
        return words[0].equals("policy") ? "policy " + words[2] + " on " + words[1] : object;
    }
}
