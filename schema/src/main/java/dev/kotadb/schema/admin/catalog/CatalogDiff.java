package dev.kotadb.schema.admin.catalog;

import java.util.List;

/**
 * How a live database differs from what the migrations make.
 *
 * @param shadow the place where the migrations' schema was made for the comparison, for people
 * @param pending the names of migrations that the live database lacks
 * @param differences in the order of kinds and names
 * @param migrations what should be there, as the live database's server would have it
 * @param live what is there
 */
public record CatalogDiff(
        String shadow, List<String> pending, List<Difference> differences, Catalog migrations, Catalog live) {
    public CatalogDiff {
        pending = List.copyOf(pending);
        differences = List.copyOf(differences);
    }

    static CatalogDiff between(String shadow, List<String> pending, Catalog migrations, Catalog live) {
        Catalog wanted = ServerVariety.onServerOf(live, migrations);
        Catalog found = ServerVariety.comparable(live, migrations);
        return new CatalogDiff(shadow, pending, Comparison.of(wanted, found), wanted, found);
    }

    /** Every difference but those of privileges. */
    public List<Difference> structural() {
        return differences.stream().filter(difference -> !difference.ofGrants()).toList();
    }

    /** The differences of privileges, which platforms change. */
    public List<Difference> grants() {
        return differences.stream().filter(Difference::ofGrants).toList();
    }

    /** Whether the database is another than the migrations make, whatever its privileges. */
    public boolean drifted() {
        return !structural().isEmpty() || !pending.isEmpty();
    }

    /**
     * A script for psql that makes the differences go: what it makes and changes comes in the order of dependencies, what it
     * drops with rows is marked. Privileges of what it makes are set in any case.
     */
    public String sql() {
        return RepairScript.of(this);
    }

    public CatalogDiff withoutGrants() {
        return new CatalogDiff(shadow, pending, structural(), migrations, live);
    }

    /** How many objects of a kind the migrations make. */
    public int expected(ObjectKind kind) {
        return (int) migrations.all().stream().filter(object -> object.kind() == kind).count();
    }

    /** The objects of a kind that the live database lacks, also those of tables that it lacks. */
    public List<String> missing(ObjectKind kind) {
        return migrations.all().stream()
                .filter(object -> object.kind() == kind && !live.has(object.id()))
                .map(CatalogObject::qualifiedName)
                .toList();
    }

    /** The tables whose row level security is off although the migrations switch it on. */
    public List<String> withoutRowLevelSecurity() {
        return migrations.all().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE && hasRowLevelSecurity(object))
                .filter(object -> live.find(object.id()).filter(found -> !hasRowLevelSecurity(found)).isPresent())
                .map(CatalogObject::qualifiedName)
                .toList();
    }

    private static boolean hasRowLevelSecurity(CatalogObject table) {
        return table.property(CatalogObject.ROW_LEVEL_SECURITY).equals(CatalogObject.ENABLED);
    }
}
