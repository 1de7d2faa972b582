package dev.kotadb.schema.admin.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One object of a database. Names are quoted if SQL requires it.
 *
 * @param schema empty if the object is in no schema
 * @param parent the qualified name of the table, view, type or column that it belongs to; for an extension, its schema; empty
 *     if it belongs to nothing
 * @param name unqualified; a function's name includes its argument types
 * @param position of a column in its table, which is shown but not compared; 0 for other objects
 * @param ddl the statement that creates it; for a column or constraint, the part after the name; empty if no statement creates it
 * @param comment empty if there is none
 * @param properties the compared properties, in the order in which they are shown; absent ones are left out
 * @param grants privileges by role; {@code OWNER} stands for the object's owner
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
    // Names and values of properties that code reads; the queries return them.
    static final String BODY = "body";

    static final String ROW_LEVEL_SECURITY = "row level security";
    static final String ENABLED = "enabled";
    static final String FORCED_SECURITY = "row level security of the owner";

    public CatalogObject {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        grants = Collections.unmodifiableMap(new LinkedHashMap<>(grants));
    }

    /** The name after its schema or, for a part of a table, after its table. */
    public String qualifiedName() {
        String scope = kind.belongsToParent() ? parent : schema;
        return scope.isEmpty() ? name : scope + "." + name;
    }

    /** Whether it is the sequence of an identity column, which is created with the column. */
    boolean isIdentitySequence() {
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
