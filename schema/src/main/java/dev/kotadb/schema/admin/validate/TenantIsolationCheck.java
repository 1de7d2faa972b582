package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.objects.KotaTable;
import dev.kotadb.schema.objects.KotaTable.Content;
import dev.kotadb.schema.objects.Tables;
import dev.kotadb.schema.query.SearchQueries;
import dev.kotadb.schema.query.SearchQueries.Scope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks in every table of tenants' data that only the owner of a row can see and change it. */
final class TenantIsolationCheck implements Check {
    private static final String REFUSED = "42501";
    private static final String REMEDY =
            "kota db diff shows how policies, grants and functions differ from what the migrations make.";
    private static final String TENANT_ROLE = "authenticated";
    private static final String ANONYMOUS_ROLE = "anon";

    private static final List<KotaTable> TABLES = Tables.with(Content.TENANT);

    private static final List<KotaTable> SHARED = Tables.with(Content.SHARED);

    private static final String COLUMNS = """
            SELECT coalesce(array_agg(quote_ident(attname) ORDER BY attnum), '{}')
            FROM pg_attribute
            WHERE attrelid = cast(? AS regclass) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
              AND has_column_privilege(?, attrelid, attnum, ?)
            """;
    private static final String ROW = "SELECT to_jsonb(r)::text FROM %s r WHERE %s = ? LIMIT 1";
    private static final String COPY_ROW = """
            INSERT INTO %1$s (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$s, cast(? AS jsonb))
            """;

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
        return List.of(CONNECTION, MIGRATIONS, ROLES);
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        SampleTenant tenant = SampleTenant.create(transaction);
        tenant.store(transaction);
        tenant.fillOtherTables(transaction);
        UUID stranger = SampleTenant.stranger(transaction);
        List<Problem> problems = new ArrayList<>();
        for (KotaTable table : TABLES) {
            problems.addAll(checkTable(transaction, table, tenant, stranger));
        }
        for (KotaTable table : SHARED) {
            if (countAs(transaction, TENANT_ROLE, stranger, " FROM " + table.sqlName() + " WHERE cast(? AS uuid) IS NOT NULL", stranger) > 0) {
                problems.add(problem(table, "shows rows to which no row of the user refers"));
            }
        }
        problems.addAll(checkSearch(transaction, tenant, stranger));
        problems.addAll(checkContext(transaction, tenant, stranger));
        return CheckResult.failedOn(problems, TABLES.size() + SHARED.size() + " tables, for reading, adding, changing and deleting");
    }

    private static List<Problem> checkTable(
            CheckTransaction transaction, KotaTable table, SampleTenant tenant, UUID stranger) throws SQLException {
        UUID owner = tenant.id(table.scope().owner());
        String where = " FROM " + table.sqlName() + " WHERE " + table.scope().column() + " = ?";
        List<Problem> problems = new ArrayList<>();
        if (countAs(transaction, TENANT_ROLE, tenant.user(), where, owner) == 0) {
            problems.add(problem(table, "hides a user's rows from the user"));
        }
        if (countAs(transaction, TENANT_ROLE, stranger, where, owner) > 0) {
            problems.add(problem(table, "shows a user's rows to another user"));
        }
        if (countAs(transaction, TENANT_ROLE, null, where, owner) > 0) {
            problems.add(problem(table, "shows rows although no user is set"));
        }
        if (countAs(transaction, ANONYMOUS_ROLE, null, where, owner) > 0) {
            problems.add(problem(table, "shows rows to anon"));
        }
        if (changes(transaction, stranger, "DELETE" + where, owner)) {
            problems.add(problem(table, "lets a user delete another's rows"));
        }
        List<String> updatable = columns(transaction, table, "UPDATE");
        if (!updatable.isEmpty()
                && changes(transaction, stranger, "UPDATE " + table.sqlName() + " SET " + updatable.getFirst() + " = "
                        + updatable.getFirst() + " WHERE " + table.scope().column() + " = ?", owner)) {
            problems.add(problem(table, "lets a user change another's rows"));
        }
        if (canInsert(transaction, table, stranger, owner)) {
            problems.add(problem(table, "lets a user add rows to another's repository"));
        }
        return problems;
    }

    /**
     * Whether another user can insert a copy of the owner's row. Policies are checked before unique keys, so any result except
     * the refusal by a policy means that no policy refused it.
     */
    private static boolean canInsert(CheckTransaction transaction, KotaTable table, UUID stranger, UUID owner)
            throws SQLException {
        String columns = String.join(", ", columns(transaction, table, "INSERT"));
        List<String> rows = transaction.list(
                ROW.formatted(table.sqlName(), table.scope().column()), row -> row.getString(1), owner);
        if (columns.isEmpty() || rows.isEmpty()) {
            return false;
        }
        String refusal = transaction.refusalOf(() -> {
            context(transaction, TENANT_ROLE, stranger);
            transaction.run(COPY_ROW.formatted(table.sqlName(), columns), rows.getFirst());
        });
        return !REFUSED.equals(refusal);
    }

    /** The columns on which a tenant has the privilege. */
    private static List<String> columns(CheckTransaction transaction, KotaTable table, String privilege)
            throws SQLException {
        return transaction.one(COLUMNS, row -> List.of((String[]) row.getArray(1).getArray()), table.sqlName(), TENANT_ROLE,
                privilege);
    }

    /** The tenants' search functions run as the owner, so policies do not restrict them. */
    private static List<Problem> checkSearch(CheckTransaction transaction, SampleTenant tenant, UUID stranger)
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

    /** A tenant's role must not become another user, by the function or by the setting. */
    private static List<Problem> checkContext(CheckTransaction transaction, SampleTenant tenant, UUID stranger)
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

    private static long countAs(
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

    private static Problem problem(KotaTable table, String what) {
        return new Problem(table.sqlName() + " " + what, REMEDY);
    }
}
