import dev.kotadb.parsers.text.CodeWords;
import dev.kotadb.parsers.text.SearchDocument;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.index.MaintenanceStatements;
import dev.kotadb.schema.index.NameBasedIds;
import dev.kotadb.schema.index.PublishStatements;
import dev.kotadb.schema.index.RunTables;
import dev.kotadb.schema.index.StagingRows;
import dev.kotadb.schema.index.StagingRows.DocumentRow;
import dev.kotadb.schema.index.StagingRows.FileRow;
import dev.kotadb.schema.index.StagingRows.ReferenceRow;
import dev.kotadb.schema.index.StagingRows.SymbolRow;
import dev.kotadb.schema.index.StagingTables;
import dev.kotadb.schema.index.TimeOrderedIds;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a call of store_indexed_data takes beside the job's own writing of the same rows: words, COPY into the staging
 * tables, publication, the full-text indexes' pending lists merged.
 */
public class BenchStore {
    private static final int FILES = Integer.getInteger("files", 10_000);
    private static final int PAGE = 64;

    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Pieces pieces;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    private BenchStore(DataSource dataSource, Pieces pieces) {
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.jdbc = JdbcClient.create(dataSource);
        this.pieces = pieces;
    }

    public static void main(String[] args) throws Exception {
        Pieces pieces = Pieces.cut(Path.of(args[0]), FILES);
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        try (Database database = Database.open(System.getenv())) {
            SchemaMigrations.migrate(database.dataSource());
            new BenchStore(database.dataSource(), pieces).run(runs);
        }
    }

    private void run(int runs) throws Exception {
        System.out.printf(Locale.ROOT, "%s%n%s%n%n", jdbc.sql("SELECT version()").query(String.class).single(), pieces);
        String[] json = {pieces.filesAsJson(), pieces.symbolsAsJson(), pieces.referencesAsJson(), pieces.edgesAsJson()};
        double[] words = new double[runs];
        double[] copy = new double[runs];
        double[] publish = new double[runs];
        double[] store = new double[runs];
        for (int i = 0; i < runs; i++) {
            String round = "round " + i + " " + System.nanoTime();
            long start = System.nanoTime();
            List<List<SearchDocument>> documents = pieces.all().stream().map(each -> CodeWords.documents(each.text(), List.of())).toList();
            words[i] = since(start);
            UUID repository = repository(round + " job");
            UUID run = UUID.randomUUID();
            jdbc.sql("INSERT INTO index_jobs (id, repository_id) VALUES (?, ?)").params(run, repository).update();
            start = System.nanoTime();
            RunTables tables = new RunTables(run);
            stage(tables, repository, documents);
            copy[i] = since(start);
            start = System.nanoTime();
            publish(tables, repository);
            publish[i] = since(start);
            new StagingTables(dataSource).drop(tables);
            UUID other = repository(round + " store");
            start = System.nanoTime();
            String counts = store(other, json);
            store[i] = since(start);
            System.out.printf(Locale.ROOT, "words %.1f s, staging %.1f s, publish %.1f s; store_indexed_data %.1f s %s%n", words[i],
                    copy[i], publish[i], store[i], counts);
        }
        double writing = median(copy) + median(publish);
        System.out.printf(Locale.ROOT, "%nmedians: the job's staging and publication %.1f s, with its words %.1f s;"
                + " store_indexed_data %.1f s: %.2f times, %.2f times%n", writing, writing + median(words), median(store),
                median(store) / writing, median(store) / (writing + median(words)));
    }

    private UUID repository(String name) {
        jdbc.sql("INSERT INTO auth.users (id, email) VALUES ('00000000-0000-0000-0000-0000000000cc', 'store@bench.invalid')"
                + " ON CONFLICT DO NOTHING").update();
        return jdbc.sql("INSERT INTO repositories (user_id, full_name, git_url) VALUES"
                + " ('00000000-0000-0000-0000-0000000000cc', ?, 'x') RETURNING id").param(name).query(UUID.class).single();
    }

    private void stage(RunTables run, UUID repository, List<List<SearchDocument>> documents) {
        StagingTables tables = new StagingTables(dataSource);
        tables.createPlan(run);
        tables.createRows(run);
        StagingRows staging = new StagingRows(dataSource);
        for (int from = 0; from < pieces.all().size(); from += PAGE) {
            int first = from;
            transaction.executeWithoutResult(_ -> {
                List<FileRow> files = new ArrayList<>();
                List<DocumentRow> words = new ArrayList<>();
                List<SymbolRow> symbols = new ArrayList<>();
                List<ReferenceRow> references = new ArrayList<>();
                for (int i = first; i < Math.min(first + PAGE, pieces.all().size()); i++) {
                    Pieces.Piece piece = pieces.all().get(i);
                    UUID file = NameBasedIds.file(repository, piece.path());
                    files.add(new FileRow(file, piece.path(), piece.text(), "java", piece.text().length(), "hash" + i, 1, 1, "{}"));
                    for (SearchDocument each : documents.get(i)) {
                        words.add(new DocumentRow(file, each.part(), each.lineStart(), each.lineEnd(), each.tsvector()));
                    }
                    for (Pieces.Declaration each : piece.declarations()) {
                        symbols.add(new SymbolRow(symbol(repository, each), file, each.name(), each.qualifiedName(), 0, "method",
                                each.line(), each.line() + 1, each.column(), 1, each.line(), each.signature(), null, "{}"));
                    }
                    for (Pieces.Use each : piece.uses()) {
                        references.add(new ReferenceRow(ids.next(), file, null,
                                pieces.meantBy(each).map(target -> symbol(repository, target)).orElse(null), null, each.name(),
                                "call", each.line(), each.column(), "exact", "{}"));
                    }
                }
                staging.addFiles(run, files);
                staging.addDocuments(run, words);
                staging.addSymbols(run, symbols);
                staging.addReferences(run, references);
            });
        }
        jdbc.sql(run.sql("INSERT INTO {plan} (path, change, state, outcome, file_id) SELECT path, 'added', 'done', 'indexed',"
                + " file_id FROM {files}")).update();
        jdbc.sql(run.sql("ANALYZE {symbols}, {references}")).update();
        jdbc.sql(run.sql("INSERT INTO {edges} (dependency_type, from_file_id, to_file_id, count) SELECT DISTINCT 'file_import',"
                + " x.source_file_id, s.file_id, 1 FROM {references} x JOIN {symbols} s ON s.id = x.target_symbol_id")).update();
    }

    private static UUID symbol(UUID repository, Pieces.Declaration declaration) {
        return NameBasedIds.symbol(NameBasedIds.file(repository, declaration.path()), declaration.qualifiedName(), "method", 0);
    }

    private void publish(RunTables run, UUID repository) {
        PublishStatements statements = new PublishStatements(dataSource);
        transaction.executeWithoutResult(_ -> {
            statements.begin();
            statements.forget(run, repository);
            statements.publishFiles(run, repository);
            statements.publishReferences(run, repository);
        });
        maintenance.fullTextIndexes().forEach(index ->
                transaction.executeWithoutResult(_ -> new MaintenanceStatements(dataSource).mergePendingList(index)));
    }

    private String store(UUID repository, String[] json) throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT store_indexed_data(?, cast(? AS jsonb), cast(? AS jsonb), cast(? AS jsonb), cast(? AS jsonb))")) {
            statement.setObject(1, repository);
            for (int i = 0; i < json.length; i++) {
                statement.setString(i + 2, json[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
