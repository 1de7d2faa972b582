import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.query.DependencyQueries;
import dev.kotadb.schema.query.ReferenceQueries;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.RepositoryQueries;
import dev.kotadb.schema.query.SearchQueries;
import dev.kotadb.schema.query.SymbolQueries;
import dev.kotadb.schema.query.TenantContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What row level security costs: each question of the command line asked in turn as the tables' owner and as a tenant who
 * sees the same repositories, in a database that holds as much again of other owners'. Wants an index of java.base named
 * tenants/own, tenants/organization, tenants/foreign and tenants/alien in the database; scripts/bench-tenants makes it.
 */
public class BenchTenants {
    private static final String TENANT = "tenant@bench.invalid";
    private static final String SETUP = """
            INSERT INTO auth.users (id, email) VALUES
                ('00000000-0000-0000-0000-0000000000aa', 'tenant@bench.invalid'),
                ('00000000-0000-0000-0000-0000000000bb', 'stranger@bench.invalid') ON CONFLICT DO NOTHING;
            INSERT INTO organizations (id, name, slug, owner_id) VALUES
                ('00000000-0000-0000-0001-0000000000aa', 'Bench', 'bench', '00000000-0000-0000-0000-0000000000bb')
                ON CONFLICT DO NOTHING;
            INSERT INTO user_organizations (user_id, org_id) VALUES
                ('00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0001-0000000000aa') ON CONFLICT DO NOTHING;
            UPDATE repositories SET user_id = '00000000-0000-0000-0000-0000000000aa', org_id = NULL
                WHERE full_name = 'tenants/own';
            UPDATE repositories SET user_id = NULL, org_id = '00000000-0000-0000-0001-0000000000aa'
                WHERE full_name = 'tenants/organization';
            UPDATE repositories SET user_id = '00000000-0000-0000-0000-0000000000bb', org_id = NULL
                WHERE full_name IN ('tenants/foreign', 'tenants/alien');
            INSERT INTO repositories (user_id, full_name, git_url)
                SELECT '00000000-0000-0000-0000-0000000000bb', 'tenants/empty' || i, 'x' FROM generate_series(1, 500) AS i
                ON CONFLICT DO NOTHING;
            ANALYZE
            """;
    private static final List<String> MINE = List.of("tenants/organization", "tenants/own");

    private final DataSource dataSource;
    private final Repositories mine;
    private final Map<String, Function<Asker, Object>> questions = new LinkedHashMap<>();

    private BenchTenants(DataSource dataSource, Repositories mine) {
        this.dataSource = dataSource;
        this.mine = mine;
        SearchQueries.Scope files = new SearchQueries.Scope(mine.ids(), null, "", 20);
        SearchQueries.Scope lines = new SearchQueries.Scope(mine.ids(), null, "", 100);
        SymbolQueries.Scope symbols = new SymbolQueries.Scope(mine, null, 100);
        ReferenceQueries.Scope uses = new ReferenceQueries.Scope(mine, null, 1000);
        questions.put("words, rare", asker -> asker.search().words("'nestmate'", "'nestmate'", List.of(), files));
        questions.put("words, common", asker -> asker.search().words("'return'", "'return'", List.of(), files));
        questions.put("regular expression", asker -> asker.search().pattern("catch \\(\\w+ ignored\\)", lines));
        questions.put("literal", asker -> asker.search().literal("ConcurrentSkipListMap<", lines));
        questions.put("symbols by name", asker -> new SymbolQueries(asker.connection()).named("HashMap", symbols));
        questions.put("symbols similar", asker -> new SymbolQueries(asker.connection()).similar("hashmap", symbols));
        questions.put("symbols at a line", asker -> new SymbolQueries(asker.connection()).at("java/util/TreeMap.java", 120, symbols));
        questions.put("refs, many", asker -> refs(asker, symbols, uses));
        questions.put("refs, without target", asker -> new ReferenceQueries(asker.connection()).withoutTarget("println", uses));
        questions.put("file by path", asker -> new DependencyQueries(asker.connection()).filesAt("java/util/TreeMap.java", mine));
        questions.put("deps, depth 3", this::deps);
    }

    /** A connection in a transaction, as the owner or as the tenant. */
    private record Asker(Connection connection, boolean tenant) {
        SearchQueries search() {
            return tenant ? SearchQueries.ofTenant(connection) : SearchQueries.ofService(connection);
        }
    }

    public static void main(String[] args) throws Exception {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 21;
        try (Database database = Database.open(System.getenv())) {
            Repositories mine;
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(SETUP);
                mine = new Repositories(new RepositoryQueries(connection).all().stream()
                        .filter(each -> MINE.contains(each.fullName())).toList());
                System.out.println(text(statement, "SELECT version()"));
                System.out.println(text(statement, "SELECT count(*) || ' references, ' || count(*) FILTER (WHERE full_name IN ('"
                        + String.join("', '", MINE) + "')) || ' of them the tenant''s'"
                        + " FROM \"references\" x JOIN repositories r ON r.id = x.repository_id"));
            }
            BenchTenants bench = new BenchTenants(database.dataSource(), mine);
            if (args.length > 1) {
                bench.questions.keySet().removeIf(each -> !each.startsWith(args[1]));
            }
            bench.run(runs);
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void run(int runs) throws SQLException {
        System.out.printf("%n%-24s %10s %10s %8s   %s%n", "median of " + runs, "owner ms", "tenant ms", "ratio",
                "the first in a session: owner, tenant, ratio");
        for (Map.Entry<String, Function<Asker, Object>> question : questions.entrySet()) {
            double[] owner = new double[runs];
            double[] tenant = new double[runs];
            double[] firstOwner = new double[runs];
            double[] firstTenant = new double[runs];
            for (int i = 0; i < runs; i++) {
                // In turn, and first one, then the other, so that neither finds a warmer machine.
                for (boolean asTenant : i % 2 == 0 ? new boolean[] {false, true} : new boolean[] {true, false}) {
                    double[] times = ask(question.getValue(), asTenant);
                    (asTenant ? firstTenant : firstOwner)[i] = times[0];
                    (asTenant ? tenant : owner)[i] = times[1];
                }
            }
            if (!answer(question.getValue(), false).equals(answer(question.getValue(), true))) {
                throw new IllegalStateException(question.getKey() + ": the tenant is told something else");
            }
            System.out.printf(Locale.ROOT, "%-24s %10.2f %10.2f %8.2f   %8.2f %8.2f %8.2f%n", question.getKey(),
                    median(owner), median(tenant), median(tenant) / median(owner), median(firstOwner),
                    median(firstTenant), median(firstTenant) / median(firstOwner));
        }
    }

    /** Milliseconds of the first answer in a fresh session with all that goes before it, and of the fourth. */
    private double[] ask(Function<Asker, Object> question, boolean asTenant) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            long start = System.nanoTime();
            Asker asker = begin(connection, asTenant);
            question.apply(asker);
            double first = (System.nanoTime() - start) / 1e6;
            question.apply(asker);
            question.apply(asker);
            start = System.nanoTime();
            question.apply(asker);
            return new double[] {first, (System.nanoTime() - start) / 1e6};
        }
    }

    private Object answer(Function<Asker, Object> question, boolean asTenant) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return question.apply(begin(connection, asTenant));
        }
    }

    private static Asker begin(Connection connection, boolean asTenant) throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        if (asTenant) {
            TenantContext context = new TenantContext(connection);
            context.enter(context.find(TENANT).orElseThrow());
        }
        return new Asker(connection, asTenant);
    }

    private Object refs(Asker asker, SymbolQueries.Scope scope, ReferenceQueries.Scope uses) {
        List<ReferenceQueries.ReferenceHit> all = new ArrayList<>();
        for (SymbolQueries.SymbolHit each : new SymbolQueries(asker.connection()).named("requireNonNull", scope)) {
            all.addAll(new ReferenceQueries(asker.connection()).to(each.id(), uses));
        }
        return all;
    }

    private Object deps(Asker asker) {
        DependencyQueries queries = new DependencyQueries(asker.connection());
        List<UUID> level = queries.filesAt("java/util/TreeMap.java", mine).stream().limit(1).map(each -> each.id()).toList();
        Set<UUID> seen = new HashSet<>(level);
        for (int depth = 0; depth < 3 && !level.isEmpty(); depth++) {
            level = queries.dependents(level).stream().map(each -> each.id()).filter(seen::add).toList();
        }
        return seen;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
