package dev.kotadb.schema.admin.catalog;

import java.util.List;

/** Queries for the platform's objects that migrations need. Only their existence is compared, not their properties. */
final class PlatformQueries {
    private static final String SCHEMA = """
            SELECT n.tableoid AS classid, n.oid, 0 AS subid, quote_ident(n.nspname) AS name,
                   'CREATE SCHEMA auth' AS ddl
            FROM pg_namespace n WHERE n.nspname = 'auth'
            """;
    private static final String TABLE = """
            SELECT c.tableoid AS classid, c.oid, 0 AS subid, 'auth' AS schema, 'users' AS name
            FROM pg_class c WHERE c.oid = to_regclass('auth.users')
            """;
    private static final String COLUMNS = """
            SELECT 'pg_class'::regclass::oid AS classid, a.attrelid AS oid, a.attnum AS subid, 'auth' AS schema,
                   'auth.users' AS parent, a.attname AS name,
                   CASE a.attname WHEN 'id' THEN 'uuid PRIMARY KEY DEFAULT gen_random_uuid()' ELSE 'text UNIQUE' END AS ddl
            FROM pg_attribute a
            WHERE a.attrelid = to_regclass('auth.users') AND a.attname IN ('id', 'email') AND NOT a.attisdropped
            """;

    static final List<CatalogQuery> ALL = List.of(
            CatalogQuery.of(ObjectKind.SCHEMA, SCHEMA),
            CatalogQuery.of(ObjectKind.TABLE, TABLE),
            CatalogQuery.of(ObjectKind.COLUMN, COLUMNS));

    private PlatformQueries() {}
}
