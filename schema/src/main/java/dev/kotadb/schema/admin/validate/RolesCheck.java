package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that this session can become the roles of tenants and of the service, and that tenants' roles are subject to row level
 * security.
 */
final class RolesCheck implements Check {
    private static final List<String> CHECKED = List.of("anon", "authenticated", "service_role");
    /** Since this version, a membership has the option SET. */
    private static final int SET_OPTION_SINCE = 160_000;

    private static final String POWERS = """
            SELECT r.rolname, r.rolsuper, r.rolbypassrls, pg_has_role(r.oid, s.oid, 'MEMBER')
            FROM pg_roles r JOIN pg_roles s ON s.rolname = 'service_role'
            WHERE r.rolname IN ('anon', 'authenticated')
            """;
    private static final String SELF = """
            SELECT current_user, current_setting('server_version_num')::integer
            """;

    @Override
    public String name() {
        return ROLES;
    }

    @Override
    public String title() {
        return "tenants' roles are subject to row level security";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        for (String role : CHECKED) {
            if (transaction.refusalOf(() -> transaction.become(role)) != null) {
                problems.add(new Problem("this session cannot become " + role + " to try what it may do",
                        transaction.one(SELF, row -> grant(row.getString(1), row.getInt(2)))));
                break;
            }
        }
        transaction.list(POWERS, row -> power(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)))
                .forEach(problems::addAll);
        return CheckResult.failedOn(problems, String.join(", ", CHECKED));
    }

    private static String grant(String self, int version) {
        return "GRANT " + String.join(", ", CHECKED) + " TO \"" + self + "\""
                + (version >= SET_OPTION_SINCE ? " WITH SET TRUE;" : ";");
    }

    private static List<Problem> power(String role, boolean superuser, boolean bypass, boolean service) {
        List<Problem> problems = new ArrayList<>();
        if (superuser || bypass) {
            problems.add(new Problem("the role " + role + " is not subject to row level security",
                    "ALTER ROLE " + role + " NOSUPERUSER NOBYPASSRLS;"));
        }
        if (service && !superuser) {
            problems.add(new Problem("the role " + role + " is a member of service_role and sees everything",
                    "REVOKE service_role FROM " + role + ";"));
        }
        return problems;
    }
}
