package dev.kotadb.schema.admin.catalog;

import static dev.kotadb.schema.admin.catalog.CatalogQuery.grants;
import static dev.kotadb.schema.admin.catalog.CatalogQuery.grantsOf;
import static dev.kotadb.schema.admin.catalog.CatalogQuery.notOfExtension;
import static dev.kotadb.schema.admin.catalog.CatalogQuery.otherOwner;

import java.util.List;

/** Queries for objects that do not belong to a table. */
final class ObjectQueries {
    // The schema and version of an extension are not compared: platforms choose them.
    private static final String EXTENSIONS = """
            SELECT e.tableoid AS classid, e.oid, 0 AS subid, quote_ident(e.extname) AS name,
                   quote_ident(n.nspname) AS parent,
                   format('CREATE SCHEMA IF NOT EXISTS %1$I; CREATE EXTENSION %2$I WITH SCHEMA %1$I', n.nspname, e.extname)
                       AS ddl
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE n.nspname <> 'pg_catalog'
            """;

    // Owners are not compared: that of "public" depends on the PostgreSQL version that created the database.
    private static final String SCHEMAS = """
            SELECT n.tableoid AS classid, n.oid, 0 AS subid, quote_ident(n.nspname) AS name,
                   'CREATE SCHEMA ' || quote_ident(n.nspname) AS ddl, obj_description(n.oid, 'pg_namespace') AS comment,
            """ + grants("n.nspacl", "n.nspowner", "n") + """
            FROM pg_namespace n
            WHERE n.nspname = ANY (${schemas})
            """;

    private static final String TYPES = """
            SELECT t.tableoid AS classid, t.oid, 0 AS subid, quote_ident(n.nspname) AS schema,
                   quote_ident(t.typname) AS name,
                   CASE t.typtype WHEN 'd' THEN 'CREATE DOMAIN ' WHEN 'r' THEN NULL ELSE 'CREATE TYPE ' END
                       || quote_ident(n.nspname) || '.' || quote_ident(t.typname)
                       || CASE t.typtype
                              WHEN 'e' THEN ' AS ENUM (' || f.labels || ')'
                              WHEN 'c' THEN ' AS (' || f.attributes || ')'
                              ELSE ' AS ' || format_type(t.typbasetype, t.typtypmod)
                                   || coalesce(' DEFAULT ' || t.typdefault, '')
                                   || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END END AS ddl,
                   obj_description(t.oid, 'pg_type') AS comment,
                   CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite'
                                  WHEN 'r' THEN 'range' ELSE 'base' END AS kind,
                   f.labels, f.attributes,
                   CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS "base type",
                   CASE t.typtype WHEN 'd' THEN t.typdefault END AS default,
                   CASE WHEN t.typnotnull THEN 'NOT NULL' END AS nullability,
            """ + otherOwner("t.typowner") + ", " + grants("t.typacl", "t.typowner", "T") + """
            FROM pg_type t
            JOIN pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_class c ON c.oid = t.typrelid,
            LATERAL (
                SELECT (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                        FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
                       (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', '
                                          ORDER BY a.attnum)
                        FROM pg_attribute a
                        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes) AS f
            WHERE n.nspname = ANY (${schemas}) AND t.typtype IN ('e', 'd', 'c', 'r')
              AND (c.oid IS NULL OR c.relkind = 'c') AND """ + " " + notOfExtension("pg_type", "t.oid");

    // The sequence of an identity column has an empty ddl: it is created with the column.
    private static final String SEQUENCES = """
            SELECT c.tableoid AS classid, c.oid, 0 AS subid, quote_ident(n.nspname) AS schema,
                   quote_ident(c.relname) AS name,
                   CASE WHEN d.deptype = 'i' THEN '' ELSE 'CREATE SEQUENCE ' || quote_ident(n.nspname) || '.'
                        || quote_ident(c.relname) || f.options END AS ddl,
                   d.owner AS parent,
                   obj_description(c.oid, 'pg_class') AS comment,
                   btrim(f.options) AS definition, CASE d.deptype WHEN 'a' THEN d.owner END AS "owned by",
            """ + otherOwner("c.relowner") + ", " + grants("c.relacl", "c.relowner", "s") + """
            FROM pg_sequence s
            JOIN pg_class c ON c.oid = s.seqrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN LATERAL (
                SELECT p.deptype, quote_ident(tn.nspname) || '.' || quote_ident(t.relname) || '.' || quote_ident(a.attname)
                           AS owner
                FROM pg_depend p
                JOIN pg_class t ON t.oid = p.refobjid
                JOIN pg_namespace tn ON tn.oid = t.relnamespace
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = p.refobjsubid
                WHERE p.classid = 'pg_class'::regclass AND p.objid = c.oid AND p.refclassid = 'pg_class'::regclass
                  AND p.deptype IN ('a', 'i') AND p.refobjsubid > 0) AS d ON true,
            LATERAL (SELECT format(' AS %s START %s INCREMENT %s MINVALUE %s MAXVALUE %s CACHE %s %s',
                                   format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
                                   s.seqcache, CASE WHEN s.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END) AS options) AS f
            WHERE n.nspname = ANY (${schemas}) AND """ + " " + notOfExtension("pg_class", "c.oid");

    // CRLF counts as LF, because it depends on how the migration's file was checked out.
    private static final String FUNCTIONS = """
            SELECT p.tableoid AS classid, p.oid, 0 AS subid, quote_ident(n.nspname) AS schema,
                   quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')' AS name,
                   CASE WHEN p.prokind <> 'a' THEN replace(pg_get_functiondef(p.oid), E'\\r\\n', E'\\n') END AS ddl,
                   obj_description(p.oid, 'pg_proc') AS comment,
                   CASE p.prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate'
                                  ELSE 'window function' END AS kind,
                   pg_get_function_arguments(p.oid) AS arguments,
                   pg_get_function_result(p.oid) AS result,
                   l.lanname AS language,
                   CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END AS volatility,
                   CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END AS parallel,
                   CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END AS security,
                   CASE WHEN p.proisstrict THEN 'yes' END AS strict,
                   CASE WHEN p.proleakproof THEN 'yes' END AS leakproof,
                   array_to_string(ARRAY(SELECT unnest(p.proconfig) ORDER BY 1), '; ') AS settings,
                   p.procost::text AS cost,
                   nullif(p.prorows, 0)::text AS rows,
            """ + otherOwner("p.proowner") + ", " + grants("p.proacl", "p.proowner", "f") + """
                   , replace(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc), E'\\r\\n', E'\\n') AS body
            FROM pg_proc p
            JOIN pg_namespace n ON n.oid = p.pronamespace
            JOIN pg_language l ON l.oid = p.prolang
            WHERE n.nspname = ANY (${schemas}) AND """ + " " + notOfExtension("pg_proc", "p.oid");

    private static final String VIEWS = """
            SELECT c.tableoid AS classid, c.oid, 0 AS subid, quote_ident(n.nspname) AS schema,
                   quote_ident(c.relname) AS name,
                   'CREATE ' || f.kind || ' ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                       || coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '')
                       || E' AS\\n' || rtrim(pg_get_viewdef(c.oid), ';') AS ddl,
                   obj_description(c.oid, 'pg_class') AS comment,
                   f.kind, array_to_string(ARRAY(SELECT unnest(c.reloptions) ORDER BY 1), ', ') AS options,
                   pg_get_viewdef(c.oid) AS definition,
            """ + otherOwner("c.relowner") + ", " + grants("c.relacl", "c.relowner", "r") + """
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace,
            LATERAL (SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END AS kind) AS f
            WHERE c.relkind IN ('v', 'm') AND n.nspname = ANY (${schemas})
              AND """ + " " + notOfExtension("pg_class", "c.oid");

    private static final String DEFAULT_PRIVILEGES = """
            SELECT a.tableoid AS classid, a.oid, 0 AS subid, quote_ident(n.nspname) AS schema,
                   CASE a.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                                        ELSE 'TYPES' END
                       || ' FOR ROLE ' || CASE a.defaclrole WHEN ${owner} THEN 'OWNER'
                                               ELSE quote_ident(pg_get_userbyid(a.defaclrole)::text) END AS name,
            """ + grantsOf("a.defaclacl", "a.defaclrole") + """
            FROM pg_default_acl a
            JOIN pg_namespace n ON n.oid = a.defaclnamespace
            WHERE n.nspname = ANY (${schemas})
            """;

    static final List<CatalogQuery> ALL = List.of(
            CatalogQuery.of(ObjectKind.EXTENSION, EXTENSIONS),
            CatalogQuery.of(ObjectKind.SCHEMA, SCHEMAS),
            CatalogQuery.of(ObjectKind.TYPE, TYPES),
            CatalogQuery.of(ObjectKind.SEQUENCE, SEQUENCES),
            CatalogQuery.of(ObjectKind.FUNCTION, FUNCTIONS),
            CatalogQuery.of(ObjectKind.VIEW, VIEWS),
            CatalogQuery.of(ObjectKind.DEFAULT_PRIVILEGES, DEFAULT_PRIVILEGES));

    private ObjectQueries() {}
}
