package dev.kotadb.schema.admin.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One object of a database. Names are quoted if SQL requires it.
 *
 * @param schema empty for what lies in none
 * @param parent the qualified name of the table, view, type or column that it belongs to, an extension's schema; empty for what
 *     stands alone
 * @param name unqualified; a function's has its arguments' types
 * @param position a column's place in its table, which is shown but not compared; 0 for other objects
 * @param ddl the statement that makes it, or for a column and a constraint the part after the name; empty if none does
 * @param comment empty if there is none
 * @param properties what is compared, in the order in which it is shown; absent properties are left out
 * @param grants privileges by role, {@code OWNER} standing for the object's owner
 */
public record CatalogObject(
        ObjectKind kind,
        String schema,
        String parent,
        String name,
        int position,
        String ddl,
        String comment,
        Map<String, String> properties,
        Map<String, String> grants) {
    // Names and values of properties that code asks for; the queries make them.
    static final String BODY = "body";

    static final String ROW_LEVEL_SECURITY = "row level security";
    static final String ENABLED = "enabled";
    static final String FORCED_SECURITY = "row level security of the owner";

    public CatalogObject {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        grants = Collections.unmodifiableMap(new LinkedHashMap<>(grants));
    }

    /** As SQL names it, for a part of a table with the table's name before it. */
    public String qualifiedName() {
        String scope = kind.belongsToParent() ? parent : schema;
        return scope.isEmpty() ? name : scope + "." + name;
    }

    /** Whether it is the sequence behind a column's identity, which no statement makes by itself. */
    boolean isOfIdentity() {
        return kind == ObjectKind.SEQUENCE && ddl.isEmpty();
    }

    ObjectId id() {
        return new ObjectId(kind, qualifiedName());
    }

    String property(String name) {
        return properties.getOrDefault(name, "");
    }

    CatalogObject with(String ddl, Map<String, String> properties, Map<String, String> grants) {
        return new CatalogObject(kind, schema, parent, name, position, ddl, comment, properties, grants);
    }
}
