package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Removes what does not count as a difference: objects that the migrations create differently for each PostgreSQL version, and
 * properties that two versions show differently.
 */
final class CatalogNormalizer {
    private static final int WITH_UUID_7 = 18;
    private static final int WITH_MAINTAIN = 17;
    private static final Pattern MAINTAIN = Pattern.compile("MAINTAIN( WITH GRANT OPTION)?");

    private static final ObjectId TIME_ORDERED_UUID = new ObjectId(ObjectKind.FUNCTION, "public.time_ordered_uuid()");
    private static final ObjectId TRIGRAMS = new ObjectId(ObjectKind.EXTENSION, "pg_trgm");
    private static final String HISTORY = "public.flyway_schema_history";

    private static final String UUID_MIGRATION = "20260101000002_identity_of_symbols_and_references";
    private static final String BODY_QUOTE = "$f$";

    private CatalogNormalizer() {}

    /** The migrations' catalog as the live database's server would show it. */
    static Catalog expected(Catalog migrations, Catalog live) {
        UnaryOperator<CatalogObject> adapt = object -> withTrigramSchema(live, migrations, withUuidFunction(live, object));
        return normalized(migrations, live, live.majorVersion(), adapt, object -> true);
    }

    /** The live catalog without Flyway's table, foreign extensions, and privileges that the other server does not know. */
    static Catalog found(Catalog live, Catalog migrations) {
        return normalized(live, live, migrations.majorVersion(), UnaryOperator.identity(), object ->
                object.kind() != ObjectKind.EXTENSION || migrations.has(object.id()));
    }

    private static Catalog normalized(
            Catalog catalog,
            Catalog live,
            int otherVersion,
            UnaryOperator<CatalogObject> adapt,
            Predicate<CatalogObject> ours) {
        boolean maintain = Math.min(otherVersion, catalog.majorVersion()) >= WITH_MAINTAIN;
        boolean recorded = live.has(new ObjectId(ObjectKind.TABLE, HISTORY));
        TreeMap<ObjectId, CatalogObject> kept = new TreeMap<>();
        catalog.objects().forEach((id, object) -> {
            if (ours.test(object) && !isOfFlyway(object, recorded)) {
                kept.put(id, maintain ? adapt.apply(object) : withoutMaintain(adapt.apply(object)));
            }
        });
        return catalog.with(kept);
    }

    /** Flyway creates the table; the migrations add only a policy and a trigger to it. */
    private static boolean isOfFlyway(CatalogObject object, boolean recorded) {
        if (object.kind() == ObjectKind.TABLE && object.qualifiedName().equals(HISTORY)) {
            return !recorded;
        }
        if (!object.parent().equals(HISTORY)) {
            return false;
        }
        return !recorded || (object.kind() != ObjectKind.POLICY && object.kind() != ObjectKind.TRIGGER);
    }

    /** Expects the body from before PostgreSQL 18 also if an upgraded database still has it. */
    private static CatalogObject withUuidFunction(Catalog live, CatalogObject object) {
        if (!object.id().equals(TIME_ORDERED_UUID)) {
            return object;
        }
        String older = uuidBodyBefore18();
        boolean keepsOlder = live.find(TIME_ORDERED_UUID)
                .filter(found -> found.property(CatalogObject.BODY).equals(older))
                .isPresent();
        if (!keepsOlder && live.majorVersion() >= WITH_UUID_7) {
            return object;
        }
        String body = object.property(CatalogObject.BODY);
        Map<String, String> properties = new LinkedHashMap<>(object.properties());
        properties.put(CatalogObject.BODY, older);
        return object.with(object.ddl().replace(body, older), properties, object.grants());
    }

    /** The body of {@code time_ordered_uuid} that the migrations create before PostgreSQL 18; it also works since. */
    static String uuidBodyBefore18() {
        String script = SchemaMigrations.text(UUID_MIGRATION).replace("\r\n", "\n");
        int start = script.indexOf(BODY_QUOTE) + BODY_QUOTE.length();
        return script.substring(start, script.indexOf(BODY_QUOTE, start));
    }

    /** Names the operator class in the schema in which the live database has pg_trgm. */
    private static CatalogObject withTrigramSchema(Catalog live, Catalog migrations, CatalogObject object) {
        if (object.kind() != ObjectKind.INDEX) {
            return object;
        }
        String made = migrations.find(TRIGRAMS).map(CatalogObject::parent).orElse("");
        String given = live.find(TRIGRAMS).map(CatalogObject::parent).orElse(made);
        if (made.equals(given)) {
            return object;
        }
        Map<String, String> properties = new LinkedHashMap<>(object.properties());
        properties.replaceAll((name, value) -> value.replace(made + ".gin_trgm_ops", given + ".gin_trgm_ops"));
        return object.with(
                object.ddl().replace(made + ".gin_trgm_ops", given + ".gin_trgm_ops"), properties, object.grants());
    }

    private static CatalogObject withoutMaintain(CatalogObject object) {
        Map<String, String> grants = new LinkedHashMap<>();
        object.grants().forEach((role, privileges) -> {
            List<String> kept = new ArrayList<>(List.of(privileges.split(", ")));
            kept.removeIf(privilege -> MAINTAIN.matcher(privilege).matches());
            if (!kept.isEmpty()) {
                grants.put(role, String.join(", ", kept));
            }
        });
        return object.with(object.ddl(), object.properties(), grants);
    }
}
