import dev.kotadb.parsers.text.CodeWords;
import dev.kotadb.parsers.text.SearchDocument;
import dev.kotadb.schema.SchemaMigrations;
import dev.kotadb.schema.index.MaintenanceStatements;
import dev.kotadb.schema.index.NameBasedIds;
import dev.kotadb.schema.index.PublishStatements;
import dev.kotadb.schema.index.StagingTables;
import dev.kotadb.schema.index.StagingTables.DocumentRow;
import dev.kotadb.schema.index.StagingTables.FileRow;
import dev.kotadb.schema.index.StagingTables.ReferenceRow;
import dev.kotadb.schema.index.StagingTables.SymbolRow;
import dev.kotadb.schema.index.TimeOrderedIds;
import dev.kotadb.schema.server.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a call of store_indexed_data takes beside the job's own writing of the same rows: words, COPY into the staging
 * tables, publication, the full-text indexes' pending lists merged. Ten thousand files of real text with 50 references each, cut from a folder of sources.
 */
public class BenchStore {
    private static final int FILES = Integer.getInteger("files", 10_000);
    private static final int SYMBOLS_OF_A_FILE = 6;
    private static final int REFERENCES_OF_A_FILE = 50;
    private static final int PAGE = 64;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w{2,}");

    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final List<Piece> pieces;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    private BenchStore(DataSource dataSource, List<Piece> pieces) {
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.jdbc = JdbcClient.create(dataSource);
        this.pieces = pieces;
    }

    /** A name and where it stands. */
    private record Word(String name, int line, int column) {}

    private record Piece(String path, String text, List<Word> symbols, List<Word> references) {}

    public static void main(String[] args) throws Exception {
        List<Piece> pieces = cut(Path.of(args[0]));
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        try (Database database = Database.open(System.getenv())) {
            SchemaMigrations.migrate(database.dataSource());
            new BenchStore(database.dataSource(), pieces).run(runs);
        }
    }

    private static List<Piece> cut(Path folder) throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        }
        List<Piece> pieces = new ArrayList<>();
        int size = all.length() / FILES;
        for (int i = 0, start = 0; i < FILES; i++) {
            int end = i == FILES - 1 ? all.length() : Math.max(start, all.indexOf("\n", (i + 1) * size) + 1);
            String text = all.substring(start, end);
            List<Word> words = words(text);
            int most = Math.min(SYMBOLS_OF_A_FILE, words.size());
            pieces.add(new Piece("src/piece" + i + ".java", text, words.subList(0, most),
                    words.subList(most, Math.min(words.size(), most + REFERENCES_OF_A_FILE))));
            start = end;
        }
        return pieces;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int line = 1;
        for (String each : text.split("\n", -1)) {
            Matcher matcher = IDENTIFIER.matcher(each);
            while (matcher.find() && words.size() < SYMBOLS_OF_A_FILE + REFERENCES_OF_A_FILE) {
                words.add(new Word(matcher.group(), line, matcher.start()));
            }
            line++;
        }
        return words;
    }

    private void run(int runs) throws Exception {
        int references = pieces.stream().mapToInt(each -> each.references().size()).sum();
        System.out.printf(Locale.ROOT, "%s%n%,d files, %,d symbols, %,d references, %.0f MB%n%n",
                jdbc.sql("SELECT version()").query(String.class).single(), pieces.size(),
                pieces.stream().mapToInt(each -> each.symbols().size()).sum(), references,
                pieces.stream().mapToInt(each -> each.text().length()).sum() / 1e6);
        String[] json = {files(), symbols(), references(), edges()};
        double[] words = new double[runs];
        double[] copy = new double[runs];
        double[] publish = new double[runs];
        double[] store = new double[runs];
        for (int i = 0; i < runs; i++) {
            String round = "round " + i + " " + System.nanoTime();
            long start = System.nanoTime();
            List<List<SearchDocument>> documents = pieces.stream().map(each -> CodeWords.documents(each.text(), List.of())).toList();
            words[i] = since(start);
            UUID repository = repository(round + " job");
            UUID run = UUID.randomUUID();
            jdbc.sql("INSERT INTO index_jobs (id, repository_id) VALUES (?, ?)").params(run, repository).update();
            start = System.nanoTime();
            stage(run, repository, documents);
            copy[i] = since(start);
            start = System.nanoTime();
            publish(run, repository);
            publish[i] = since(start);
            new StagingTables(dataSource).clear(run);
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

    private void stage(UUID run, UUID repository, List<List<SearchDocument>> documents) {
        StagingTables staging = new StagingTables(dataSource);
        for (int from = 0; from < pieces.size(); from += PAGE) {
            int first = from;
            transaction.executeWithoutResult(_ -> {
                List<FileRow> files = new ArrayList<>();
                List<DocumentRow> words = new ArrayList<>();
                List<SymbolRow> symbols = new ArrayList<>();
                List<ReferenceRow> references = new ArrayList<>();
                for (int i = first; i < Math.min(first + PAGE, pieces.size()); i++) {
                    Piece piece = pieces.get(i);
                    UUID file = NameBasedIds.file(repository, piece.path());
                    files.add(new FileRow(file, piece.path(), piece.text(), "java", piece.text().length(), "hash" + i, 1, "{}"));
                    for (SearchDocument each : documents.get(i)) {
                        words.add(new DocumentRow(file, each.part(), each.lineStart(), each.lineEnd(), each.tsvector()));
                    }
                    for (int s = 0; s < piece.symbols().size(); s++) {
                        Word each = piece.symbols().get(s);
                        symbols.add(new SymbolRow(symbol(repository, i, s), file, each.name(), "piece" + i + "." + each.name() + s, 0,
                                "method", each.line(), each.line() + 1, each.column(), 1, each.line(), "void " + each.name(),
                                null, "{}"));
                    }
                    for (int r = 0; r < piece.references().size(); r++) {
                        Word each = piece.references().get(r);
                        references.add(new ReferenceRow(ids.next(), file, null, target(repository, i, r), null,
                                each.name(), "call", each.line(), each.column(), "exact", "{}"));
                    }
                }
                staging.addFiles(run, files);
                staging.addDocuments(run, words);
                staging.addSymbols(run, symbols);
                staging.addReferences(run, references);
            });
        }
        jdbc.sql("INSERT INTO staging.plan (run, path, change, state, outcome, file_id) SELECT run, path, 'added', 'done', 'indexed',"
                + " file_id FROM staging.files WHERE run = ?").param(run).update();
        jdbc.sql("ANALYZE staging.symbols, staging.\"references\"").update();
        jdbc.sql("INSERT INTO staging.edges (run, dependency_type, from_file_id, to_file_id, count) SELECT DISTINCT x.run, 'file_import',"
                + " x.source_file_id, s.file_id, 1 FROM staging.\"references\" x JOIN staging.symbols s ON s.id = x.target_symbol_id"
                + " AND s.run = x.run WHERE x.run = ?").param(run).update();
    }

    private UUID symbol(UUID repository, int piece, int symbol) {
        Word word = pieces.get(piece).symbols().get(symbol);
        return NameBasedIds.symbol(NameBasedIds.file(repository, pieces.get(piece).path()),
                "piece" + piece + "." + word.name() + symbol, "method", 0);
    }

    /** Every second reference means a symbol, of one of ten files. */
    private UUID target(UUID repository, int piece, int reference) {
        int other = other(piece, reference);
        return reference % 2 == 0 && !pieces.get(other).symbols().isEmpty() ? symbol(repository, other, 0) : null;
    }

    private static int other(int piece, int reference) {
        return (piece * 31 + reference % 20 * 977) % FILES;
    }

    private void publish(UUID run, UUID repository) {
        PublishStatements statements = new PublishStatements(dataSource);
        transaction.executeWithoutResult(_ -> {
            statements.begin();
            statements.forget(run, repository);
            statements.publishFiles(run, repository);
            statements.publishReferences(run, repository);
        });
        MaintenanceStatements.FULL_TEXT_INDEXES.forEach(index ->
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

    private String files() {
        return array(pieces.stream().map(each -> "{\"path\":" + quoted(each.path()) + ",\"content\":" + quoted(each.text())
                + ",\"language\":\"java\",\"size_bytes\":" + each.text().length() + "}"));
    }

    private String symbols() {
        return array(Stream.iterate(0, i -> i < FILES, i -> i + 1).flatMap(i -> Stream.iterate(0, s -> s < pieces.get(i).symbols().size(),
                s -> s + 1).map(s -> {
                    Word each = pieces.get(i).symbols().get(s);
                    return "{\"file_path\":" + quoted(pieces.get(i).path()) + ",\"name\":" + quoted(each.name())
                            + ",\"qualified_name\":" + quoted("piece" + i + "." + each.name() + s) + ",\"kind\":\"method\",\"line_start\":"
                            + each.line() + ",\"line_end\":" + (each.line() + 1) + ",\"signature\":" + quoted("void " + each.name())
                            + "}";
                })));
    }

    private String references() {
        return array(Stream.iterate(0, i -> i < FILES, i -> i + 1).flatMap(i -> Stream.iterate(0,
                r -> r < pieces.get(i).references().size(), r -> r + 1).map(r -> {
                    Word each = pieces.get(i).references().get(r);
                    Piece target = pieces.get(other(i, r));
                    String key = r % 2 == 0 && !target.symbols().isEmpty()
                            ? ",\"target_symbol_key\":" + quoted(target.path() + "::" + target.symbols().getFirst().name() + "::"
                                    + target.symbols().getFirst().line())
                            : "";
                    return "{\"source_file_path\":" + quoted(pieces.get(i).path()) + ",\"name\":" + quoted(each.name())
                            + ",\"reference_type\":\"call\",\"line_number\":" + each.line() + ",\"column_number\":" + each.column()
                            + key + "}";
                })));
    }

    private String edges() {
        return array(Stream.iterate(0, i -> i < FILES, i -> i + 1).flatMap(i -> Stream.iterate(0,
                        r -> r < pieces.get(i).references().size(), r -> r + 2)
                .filter(r -> !pieces.get(other(i, r)).symbols().isEmpty())
                .map(r -> other(i, r)).distinct()
                .map(other -> "{\"dependency_type\":\"file_import\",\"from_file_path\":" + quoted(pieces.get(i).path())
                        + ",\"to_file_path\":" + quoted(pieces.get(other).path()) + "}")));
    }

    private static String array(Stream<String> entries) {
        StringBuilder all = new StringBuilder("[");
        entries.forEach(each -> all.append(all.length() > 1 ? "," : "").append(each));
        return all.append("]").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\' || c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
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
