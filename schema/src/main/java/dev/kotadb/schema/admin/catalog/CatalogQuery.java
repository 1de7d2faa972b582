package dev.kotadb.schema.admin.catalog;

/**
 * Reads the objects of one kind.
 *
 * <p>The query returns {@code classid}, {@code oid} and {@code subid}, by which {@code pg_depend} identifies the object, and
 * {@code schema}, {@code parent}, {@code name}, {@code ddl}, {@code comment} and {@code grants} of a {@link CatalogObject} if
 * the kind has them. Every other column is a compared property of that name. A query may read the settings {@link #SCHEMAS} and
 * {@link #OWNER}.
 */
record CatalogQuery(ObjectKind kind, String sql) {
    /** The session setting with the names of the schemas to read. */
    static final String SCHEMAS = "kota.schemas";

    /** The session setting with the oid of the role that owns the schema's tables. */
    static final String OWNER = "kota.owner";

    /** Replaces the placeholders <code>${schemas}</code> and <code>${owner}</code>. */
    static CatalogQuery of(ObjectKind kind, String sql) {
        return new CatalogQuery(kind, sql
                .replace("${schemas}", "current_setting('" + SCHEMAS + "')::name[]")
                .replace("${owner}", "current_setting('" + OWNER + "')::oid"));
    }

    /** A column with the owner; null if it is the owner of the schema's tables. */
    static String otherOwner(String column) {
        return "CASE WHEN " + column + " <> ${owner} THEN quote_ident(pg_get_userbyid(" + column + ")::text) END AS owner";
    }

    /** A column with the privileges of all roles except the owner, as {@code role<tab>privileges}. */
    static String grants(String acl, String owner, String type) {
        return grantsOf("coalesce(" + acl + ", acldefault('" + type + "', " + owner + "))", owner);
    }

    static String grantsOf(String acl, String owner) {
        return """
                (SELECT array_agg(role || E'\\t' || privileges)
                 FROM (SELECT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)::text) END
                                  AS role,
                              string_agg(DISTINCT g.given, ', ' ORDER BY g.given) AS privileges
                       FROM (SELECT entry.grantee, entry.privilege_type
                                    || CASE WHEN entry.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS given
                             FROM aclexplode(%1$s) AS entry
                             WHERE entry.grantee NOT IN (%2$s, ${owner})) AS g
                       GROUP BY 1) AS by_role) AS grants
                """.formatted(acl, owner);
    }

    /** A condition that the object is not part of an extension. */
    static String notOfExtension(String catalog, String oid) {
        return "NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '" + catalog + "'::regclass AND d.objid = " + oid
                + " AND d.deptype = 'e')";
    }
}
