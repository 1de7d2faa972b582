package dev.kotadb.schema.admin.catalog;

import java.util.List;

/**
 * The differences between a live database and the schema that the migrations create.
 *
 * @param shadow a description of the database in which the migrations' schema was created for the comparison
 * @param pending the names of migrations that the live database lacks
 * @param differences in the order of kinds and names
 * @param migrations the expected objects, as the live database's server would show them
 * @param live the objects of the live database
 */
public record CatalogDiff(
        String shadow, List<String> pending, List<Difference> differences, Catalog migrations, Catalog live) {
    public CatalogDiff {
        pending = List.copyOf(pending);
        differences = List.copyOf(differences);
    }

    static CatalogDiff between(String shadow, List<String> pending, Catalog migrations, Catalog live) {
        Catalog wanted = CatalogNormalizer.expected(migrations, live);
        Catalog found = CatalogNormalizer.found(live, migrations);
        return new CatalogDiff(shadow, pending, Comparison.of(wanted, found), wanted, found);
    }

    /** All differences except those of privileges. */
    public List<Difference> structural() {
        return differences.stream().filter(difference -> !difference.ofGrants()).toList();
    }

    /** The differences of privileges. Hosting platforms change privileges, so these do not count as drift. */
    public List<Difference> grants() {
        return differences.stream().filter(Difference::ofGrants).toList();
    }

    /** Whether the structure differs or migrations are pending; privileges do not count. */
    public boolean drifted() {
        return !structural().isEmpty() || !pending.isEmpty();
    }

    public CatalogDiff withoutGrants() {
        return new CatalogDiff(shadow, pending, structural(), migrations, live);
    }

    /** How many objects of a kind the migrations create. */
    public int expected(ObjectKind kind) {
        return (int) migrations.all().stream().filter(object -> object.kind() == kind).count();
    }

    /** The objects of a kind that the live database lacks, including those of missing tables. */
    public List<String> missing(ObjectKind kind) {
        return migrations.all().stream()
                .filter(object -> object.kind() == kind && !live.has(object.id()))
                .map(CatalogObject::qualifiedName)
                .toList();
    }

    /** The tables whose row level security is off although the migrations enable it. */
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
