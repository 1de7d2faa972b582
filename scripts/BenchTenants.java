import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest.Direction;
import dev.kotadb.jobs.questions.published.PublishedIndex;
import dev.kotadb.jobs.questions.request.ReferencesRequest;
import dev.kotadb.jobs.questions.request.SearchRequest;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.jobs.questions.request.SymbolsRequest;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.schema.admin.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What row level security costs: each question of the command line asked in turn as the tables' owner and as a tenant who
 * sees the same repositories, in a database that holds as much again of other owners'. Wants an index of java.base named
 * tenants/own, tenants/organization, tenants/foreign and tenants/alien in the database; scripts/bench tenants makes it.
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
    private static final String MINE = "tenants/organization";

    private final DataSource dataSource;
    private final Map<String, Function<CodeIndex, Answer<?>>> questions = new LinkedHashMap<>();

    private BenchTenants(DataSource dataSource) {
        this.dataSource = dataSource;
        questions.put("words, rare", search("nestmate", Mode.WORDS));
        questions.put("words, common", search("return", Mode.WORDS));
        questions.put("regular expression", search("catch \\(\\w+ ignored\\)", Mode.PATTERN));
        questions.put("literal", search("ConcurrentSkipListMap<", Mode.LITERAL));
        questions.put("symbols by name", symbols("HashMap"));
        questions.put("symbols similar", symbols("hashmap"));
        questions.put("symbols at a line", symbols("java/util/TreeMap.java:120"));
        questions.put("refs, many", references("requireNonNull"));
        questions.put("refs, without target", references("println"));
        questions.put("deps, depth 3", index -> index.dependencies(
                new DependenciesRequest("java/util/TreeMap.java", MINE, Direction.DEPENDENTS, 3)));
    }

    private static Function<CodeIndex, Answer<?>> search(String text, Mode mode) {
        return index -> index.search(new SearchRequest(text, mode, MINE, null, null, "", null, Duration.ofMinutes(1)));
    }

    private static Function<CodeIndex, Answer<?>> symbols(String name) {
        return index -> index.symbols(new SymbolsRequest(name, null, MINE, 100));
    }

    private static Function<CodeIndex, Answer<?>> references(String name) {
        return index -> index.references(new ReferencesRequest(name, null, MINE, true, 1000));
    }

    public static void main(String[] args) throws Exception {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 21;
        try (Database database = Database.open(System.getenv())) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(SETUP);
                System.out.println(text(statement, "SELECT version()"));
                System.out.println(text(statement, "SELECT count(*) || ' references, ' || count(*) FILTER (WHERE full_name = '"
                        + MINE + "') || ' of them the tenant''s'"
                        + " FROM \"references\" x JOIN repositories r ON r.id = x.repository_id"));
            }
            BenchTenants bench = new BenchTenants(database.dataSource());
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

    private void run(int runs) {
        System.out.printf("%n%-24s %10s %10s %8s   %s%n", "median of " + runs, "owner ms", "tenant ms", "ratio",
                "the first in a session: owner, tenant, ratio");
        for (Map.Entry<String, Function<CodeIndex, Answer<?>>> question : questions.entrySet()) {
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
    private double[] ask(Function<CodeIndex, Answer<?>> question, boolean asTenant) {
        long start = System.nanoTime();
        try (CodeIndex index = open(asTenant)) {
            question.apply(index);
            double first = (System.nanoTime() - start) / 1e6;
            question.apply(index);
            question.apply(index);
            start = System.nanoTime();
            question.apply(index);
            return new double[] {first, (System.nanoTime() - start) / 1e6};
        }
    }

    private Answer<?> answer(Function<CodeIndex, Answer<?>> question, boolean asTenant) {
        try (CodeIndex index = open(asTenant)) {
            return question.apply(index);
        }
    }

    private CodeIndex open(boolean asTenant) {
        Viewer viewer = asTenant ? new Viewer.User(TENANT) : new Viewer.Owner();
        return ((Answer.Found<CodeIndex>) PublishedIndex.open(dataSource, viewer, () -> {})).value();
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
