import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a call of store_indexed_data takes with many files, symbols, references and edges of a real tree. */
public class BenchStore {
    private static final int FILES = Integer.getInteger("files", 10_000);

    private BenchStore() {}

    public static void main(String[] args) throws Exception {
        Pieces pieces = Pieces.cut(Path.of(args[0]), FILES);
        String[] json = {pieces.filesAsJson(), pieces.symbolsAsJson(), pieces.referencesAsJson(), pieces.edgesAsJson()};
        double[] times = new double[Integer.parseInt(args[1])];
        try (Database database = Database.open(System.getenv())) {
            SchemaMigrations.migrate(database.dataSource());
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            System.out.printf(Locale.ROOT, "%s%n%s%n%n", jdbc.sql("SELECT version()").query(String.class).single(), pieces);
            for (int i = 0; i < times.length; i++) {
                UUID repository = repository(jdbc, "round " + i + " " + System.nanoTime());
                long start = System.nanoTime();
                String counts = jdbc.sql("SELECT store_indexed_data(?, cast(? AS jsonb), cast(? AS jsonb), cast(? AS jsonb), cast(? AS jsonb))")
                        .param(repository).params(List.of(json)).query(String.class).single();
                times[i] = (System.nanoTime() - start) / 1e9;
                System.out.printf(Locale.ROOT, "%.1f s %s%n", times[i], counts);
            }
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "median %.1f s%n", times[times.length / 2]);
    }

    private static UUID repository(JdbcClient jdbc, String name) {
        jdbc.sql("INSERT INTO auth.users (id, email) VALUES ('00000000-0000-0000-0000-0000000000cc', 'store@bench.invalid')"
                + " ON CONFLICT DO NOTHING").update();
        return jdbc.sql("INSERT INTO repositories (user_id, full_name, git_url) VALUES"
                + " ('00000000-0000-0000-0000-0000000000cc', ?, 'x') RETURNING id").param(name).query(UUID.class).single();
    }
}
