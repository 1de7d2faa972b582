package dev.kotadb.schema.admin.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Levels out what does not count as a difference: what the migrations make dependent on the server's version, and what two
 * versions show in two ways.
 */
final class ServerVariety {
    private static final int WITH_UUID_7 = 18;
    private static final int WITH_MAINTAIN = 17;
    private static final Pattern MAINTAIN = Pattern.compile("MAINTAIN( WITH GRANT OPTION)?");

    private static final ObjectId TIME_ORDERED_UUID = new ObjectId(ObjectKind.FUNCTION, "public.time_ordered_uuid()");
    private static final ObjectId TRIGRAMS = new ObjectId(ObjectKind.EXTENSION, "pg_trgm");
    private static final String HISTORY = "public.flyway_schema_history";

    private ServerVariety() {}

    /** What the migrations would have made on the live database's server. */
    static Catalog onServerOf(Catalog live, Catalog migrations) {
        UnaryOperator<CatalogObject> adapt = object -> withTrigramsOf(live, migrations, withUuidsOf(live, object));
        return reduced(migrations, live, live.majorVersion(), adapt, object -> true);
    }

    /** The live catalog without Flyway's table, foreign extensions, and privileges that the other server does not know. */
    static Catalog comparable(Catalog live, Catalog migrations) {
        return reduced(live, live, migrations.majorVersion(), UnaryOperator.identity(), object ->
                object.kind() != ObjectKind.EXTENSION || migrations.has(object.id()));
    }

    private static Catalog reduced(
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

    // The table is Flyway's; that tenants do not see it, and that each of its rows is copied, the migrations see to.
    private static boolean isOfFlyway(CatalogObject object, boolean recorded) {
        if (object.kind() == ObjectKind.TABLE && object.qualifiedName().equals(HISTORY)) {
            return !recorded;
        }
        if (!object.parent().equals(HISTORY)) {
            return false;
        }
        return !recorded || (object.kind() != ObjectKind.POLICY && object.kind() != ObjectKind.TRIGGER);
    }

    // A database keeps the older form when its server is upgraded, and that is as good.
    private static CatalogObject withUuidsOf(Catalog live, CatalogObject object) {
        if (!object.id().equals(TIME_ORDERED_UUID)) {
            return object;
        }
        String older = VersionedUuid.beforeVersion18();
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

    private static CatalogObject withTrigramsOf(Catalog live, Catalog migrations, CatalogObject object) {
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
