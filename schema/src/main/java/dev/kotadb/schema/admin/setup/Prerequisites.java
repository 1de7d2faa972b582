package dev.kotadb.schema.admin.setup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What the connected role lacks to migrate a database.
 *
 * @param database its name
 * @param role the connected role
 * @param missing descriptions of what migrations need
 * @param desirable descriptions of what only some commands need
 */
public record Prerequisites(String database, String role, List<String> missing, List<String> desirable) {
    private static final String SELF = "SELECT current_database(), current_user";

    // Missing roles and schemas do not count if the connected role may create them.
    private static final String MISSING = """
            WITH self AS (
                SELECT r.rolname, r.rolsuper, r.rolsuper OR r.rolcreaterole AS creates_roles,
                       has_database_privilege(current_database(), 'CREATE') AS creates_schemas
                FROM pg_roles r WHERE r.rolname = current_user
            ), roles AS (
                SELECT name, position, (SELECT oid FROM pg_roles WHERE rolname = name) AS oid
                FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) WITH ORDINALITY AS wanted (name, position)
            ), extensions AS (
                SELECT name, position,
                       (SELECT bool_or(v.trusted) FROM pg_available_extension_versions v WHERE v.name = wanted.name) AS trusted
                FROM unnest(ARRAY['pg_trgm', 'btree_gin']) WITH ORDINALITY AS wanted (name, position)
                WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = name)
            )
            SELECT 1 AS part, position, 'the role ' || name AS what, true AS needed
            FROM roles, self WHERE oid IS NULL AND NOT creates_roles
            UNION ALL
            SELECT 2, position, 'membership of ' || quote_ident(rolname) || ' in the role ' || name || ' (for kota db validate)', false
            FROM roles, self
            WHERE NOT rolsuper AND CASE WHEN oid IS NULL THEN NOT creates_roles ELSE NOT pg_has_role(oid, '${member}') END
            UNION ALL
            SELECT 3, 0, 'the privilege CREATE on the database ' || quote_ident(current_database()), true
            FROM self WHERE NOT creates_schemas AND EXISTS (
                SELECT FROM unnest(ARRAY['auth', 'extensions', 'staging', 'batch', 'kota_private']) AS name
                WHERE to_regnamespace(name) IS NULL)
            UNION ALL
            SELECT 4, 0, 'the privileges USAGE and CREATE on the schema public', true
            FROM self WHERE NOT rolsuper AND coalesce(NOT (has_schema_privilege(to_regnamespace('public'), 'USAGE')
                                                       AND has_schema_privilege(to_regnamespace('public'), 'CREATE')), true)
            UNION ALL
            SELECT 5, position, 'the extension ' || name
                   || CASE WHEN trusted IS NULL THEN ', which is not installed on this server' ELSE '' END, true
            FROM extensions, self
            WHERE trusted IS NULL
               OR NOT rolsuper AND NOT (trusted AND creates_schemas
                                        AND coalesce(has_schema_privilege(
                                                     (SELECT oid FROM pg_namespace WHERE nspname = 'extensions'), 'CREATE'), true))
            UNION ALL
            SELECT 6, 0, 'the privilege USAGE on the schema auth', true
            FROM self WHERE to_regnamespace('auth') IS NOT NULL AND NOT has_schema_privilege(to_regnamespace('auth'), 'USAGE')
            UNION ALL
            SELECT 7, 0, 'the privilege REFERENCES on the table auth.users', true
            FROM pg_class c WHERE c.relnamespace = to_regnamespace('auth') AND c.relname = 'users'
                              AND NOT has_table_privilege(c.oid, 'REFERENCES')
            UNION ALL
            SELECT 8, 0, 'the privilege CREATE on the schema auth, which has no table users', true
            WHERE NOT has_schema_privilege((SELECT oid FROM pg_namespace WHERE nspname = 'auth'), 'CREATE')
              AND NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = to_regnamespace('auth') AND c.relname = 'users')
            UNION ALL
            SELECT DISTINCT 9, 0, 'the ownership of the tables in public, which ' || pg_get_userbyid(c.relowner)
                   || ' has: connect as that role, or become a member of it', true
            FROM pg_class c
            WHERE c.relnamespace = to_regnamespace('public')
              AND c.relname IN ('repositories', 'indexed_files', 'symbols', 'references', 'flyway_schema_history')
              AND c.relkind = 'r' AND NOT pg_has_role(c.relowner, 'USAGE')
            ORDER BY 1, 2
            """;

    /** Since this version, a membership has options: SET allows a member to become the role. */
    private static final int MEMBERSHIP_OPTIONS_SINCE = 16;

    public Prerequisites {
        missing = List.copyOf(missing);
        desirable = List.copyOf(desirable);
    }

    public static Prerequisites of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            String database;
            String role;
            try (ResultSet self = statement.executeQuery(SELF)) {
                self.next();
                database = self.getString(1);
                role = self.getString(2);
            }
            boolean options = connection.getMetaData().getDatabaseMajorVersion() >= MEMBERSHIP_OPTIONS_SINCE;
            List<String> missing = new ArrayList<>();
            List<String> desirable = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(MISSING.replace("${member}", options ? "SET" : "MEMBER"))) {
                while (rows.next()) {
                    (rows.getBoolean("needed") ? missing : desirable).add(rows.getString("what"));
                }
            }
            return new Prerequisites(database, role, missing, desirable);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot read the role's privileges: " + e.getMessage(), e);
        }
    }

    /** The command that prints the script for an administrator. */
    public String remedy() {
        return "kota db setup --print --database " + argument(database) + " --owner " + argument(role);
    }

    /** The end of a message: everything that is missing, and what to do. */
    public String advice() {
        List<String> all = new ArrayList<>(missing);
        all.addAll(desirable);
        return "an administrator must prepare it for the role " + role + ". Missing: " + String.join("; ", all)
                + ". This command prints a script for the administrator that sets up all of it: " + remedy();
    }

    private static String argument(String name) {
        return name.matches("[\\w.-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
