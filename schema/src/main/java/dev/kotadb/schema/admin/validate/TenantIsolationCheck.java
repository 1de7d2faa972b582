package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.query.SearchQueries;
import dev.kotadb.schema.query.SearchQueries.Scope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Of two users who were just made, one sees what is hers and the other nothing of it, on every table of tenants. */
final class TenantIsolationCheck implements Check {
    private static final String REFUSED = "42501";
    private static final String REMEDY =
            "kota db diff shows how policies, grants and functions differ from what the migrations make.";
    private static final String TENANT_ROLE = "authenticated";
    private static final String ANONYMOUS_ROLE = "anon";

    /** Whose rows: by the user, by the organization or by the repository. */
    private enum Owner {
        USER,
        ORGANIZATION,
        REPOSITORY
    }

    /**
     * @param column tells whose a row is
     * @param changed what a tenant who may write could change without breaking the row
     */
    private record Table(String name, String column, Owner owner, String changed) {
        Table(String name, String column, Owner owner) {
            this(name, column, owner, "metadata");
        }

        UUID owner(SampleTenant tenant) {
            return switch (owner) {
                case USER -> tenant.user();
                case ORGANIZATION -> tenant.organization();
                case REPOSITORY -> tenant.repository();
            };
        }
    }

    /** Rows that a stranger would put into a tenant's repository. */
    private static final Map<String, String> INTRUSIONS = Map.of(
            "public.index_jobs", "INSERT INTO public.index_jobs (repository_id) VALUES (?)",
            "public.dependencies",
                    "INSERT INTO public.dependencies (repository_id, name, dependency_type) VALUES (?, 'intruder', 'npm')",
            "public.indexed_files",
                    "INSERT INTO public.indexed_files (repository_id, path, content) VALUES (?, 'intruder', '')");

    private static final List<Table> TABLES = List.of(
            new Table("public.api_keys", "user_id", Owner.USER),
            new Table("public.organizations", "id", Owner.ORGANIZATION),
            new Table("public.user_organizations", "org_id", Owner.ORGANIZATION),
            new Table("public.repositories", "id", Owner.REPOSITORY),
            new Table("public.index_jobs", "repository_id", Owner.REPOSITORY),
            new Table("public.dependencies", "repository_id", Owner.REPOSITORY),
            new Table("public.indexed_files", "repository_id", Owner.REPOSITORY),
            new Table("public.symbols", "repository_id", Owner.REPOSITORY),
            new Table("public.\"references\"", "repository_id", Owner.REPOSITORY),
            new Table("public.dependency_graph", "repository_id", Owner.REPOSITORY),
            new Table("public.search_documents", "repository_id", Owner.REPOSITORY, "words"),
            new Table("public.file_outcomes", "repository_id", Owner.REPOSITORY, "reason"));

    @Override
    public String name() {
        return "row-security-effective";
    }

    @Override
    public String title() {
        return "two fresh users see nothing of each other";
    }

    @Override
    public List<String> needs() {
        return List.of(ServerCheck.NAME, MigrationsCheck.NAME, RolesCheck.NAME);
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        SampleTenant tenant = SampleTenant.create(transaction);
        tenant.store(transaction);
        transaction.run("INSERT INTO public.index_jobs (repository_id) VALUES (?)", tenant.repository());
        transaction.run("INSERT INTO public.dependencies (repository_id, name, dependency_type) VALUES (?, 'sample', 'npm')",
                tenant.repository());
        transaction.run("INSERT INTO public.api_keys (user_id, key_id, secret_hash) VALUES (?, ?, '')", tenant.user(),
                tenant.tag());
        UUID stranger = SampleTenant.stranger(transaction);
        List<Problem> problems = new ArrayList<>();
        for (Table table : TABLES) {
            problems.addAll(look(transaction, table, tenant, stranger));
        }
        problems.addAll(search(transaction, tenant, stranger));
        problems.addAll(pretend(transaction, tenant, stranger));
        return CheckResult.failedOn(problems, TABLES.size() + " tables, for reading, adding, changing and deleting");
    }

    private static List<Problem> look(CheckTransaction transaction, Table table, SampleTenant tenant, UUID stranger)
            throws SQLException {
        UUID owner = table.owner(tenant);
        String where = " FROM " + table.name() + " WHERE " + table.column() + " = ?";
        List<Problem> problems = new ArrayList<>();
        if (as(transaction, TENANT_ROLE, tenant.user(), where, owner) == 0) {
            problems.add(problem(table, "hides a user's rows from the user"));
        }
        if (as(transaction, TENANT_ROLE, stranger, where, owner) > 0) {
            problems.add(problem(table, "shows a user's rows to another user"));
        }
        if (as(transaction, TENANT_ROLE, null, where, owner) > 0) {
            problems.add(problem(table, "shows rows where no user is set"));
        }
        if (as(transaction, ANONYMOUS_ROLE, null, where, owner) > 0) {
            problems.add(problem(table, "shows rows to anon"));
        }
        if (changes(transaction, stranger, "DELETE" + where, owner)) {
            problems.add(problem(table, "lets a user delete another's rows"));
        }
        String update = "UPDATE " + table.name() + " SET " + table.changed() + " = " + table.changed() + " WHERE "
                + table.column() + " = ?";
        if (changes(transaction, stranger, update, owner)) {
            problems.add(problem(table, "lets a user change another's rows"));
        }
        String intrusion = INTRUSIONS.get(table.name());
        if (intrusion != null && changes(transaction, stranger, intrusion, owner)) {
            problems.add(problem(table, "lets a user add rows to another's repository"));
        }
        return problems;
    }

    /** The functions that search for tenants run as the owner: they look past the policies. */
    private static List<Problem> search(CheckTransaction transaction, SampleTenant tenant, UUID stranger)
            throws SQLException {
        Scope scope = new Scope(List.of(tenant.repository()), null, "", 1);
        SearchQueries search = SearchQueries.ofTenant(transaction.connection());
        List<Problem> problems = new ArrayList<>();
        context(transaction, TENANT_ROLE, tenant.user());
        if (search.words("caller", "caller", List.of(), scope).isEmpty() || search.literal("class", scope).isEmpty()) {
            problems.add(new Problem("a search hides a user's files from the user", REMEDY));
        }
        context(transaction, TENANT_ROLE, stranger);
        if (!search.words("caller", "caller", List.of(), scope).isEmpty() || !search.literal("class", scope).isEmpty()) {
            problems.add(new Problem("a search shows a user's files to another user", REMEDY));
        }
        transaction.becomeSelf();
        return problems;
    }

    /** A tenant's role can neither take another's name nor write the setting by itself. */
    private static List<Problem> pretend(CheckTransaction transaction, SampleTenant tenant, UUID stranger)
            throws SQLException {
        List<Problem> problems = new ArrayList<>();
        context(transaction, TENANT_ROLE, stranger);
        String refusal = transaction.refusalOf(() -> transaction.run("SELECT public.set_user_context(?)", tenant.user()));
        if (!REFUSED.equals(refusal)) {
            problems.add(new Problem("a tenant's role may call set_user_context and become anybody",
                    "REVOKE EXECUTE ON FUNCTION set_user_context(uuid) FROM PUBLIC, anon, authenticated;"));
        }
        transaction.run("SELECT set_config('app.user_id', ?, true)", tenant.user().toString());
        if (transaction.count("SELECT count(*) FROM public.repositories WHERE id = ?", tenant.repository()) > 0) {
            problems.add(new Problem("a tenant's role becomes somebody else by setting app.user_id",
                    "kota db diff shows how current_user_id() differs from what the migrations make."));
        }
        transaction.becomeSelf();
        return problems;
    }

    private static long as(
            CheckTransaction transaction, String role, @Nullable UUID user, String where, UUID owner) throws SQLException {
        long[] seen = {0};
        String refusal = transaction.refusalOf(() -> {
            context(transaction, role, user);
            seen[0] = transaction.count("SELECT count(*)" + where, owner);
        });
        if (refusal != null && !refusal.equals(REFUSED)) {
            throw new SQLException("row level security cannot be tried as " + role + " on" + where, refusal);
        }
        return seen[0];
    }

    private static boolean changes(CheckTransaction transaction, UUID user, String sql, UUID owner) throws SQLException {
        boolean[] changed = {false};
        transaction.refusalOf(() -> {
            context(transaction, TENANT_ROLE, user);
            changed[0] = transaction.run(sql, owner) > 0;
        });
        return changed[0];
    }

    private static void context(CheckTransaction transaction, String role, @Nullable UUID user) throws SQLException {
        transaction.becomeSelf();
        if (user == null) {
            transaction.run("SELECT public.clear_user_context()");
        } else {
            transaction.run("SELECT public.set_user_context(?)", user);
        }
        transaction.become(role);
    }

    private static Problem problem(Table table, String what) {
        return new Problem(table.name() + " " + what, REMEDY);
    }
}
