import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs three nights over generated repositories of a git server on this machine, with two workers: all are new, nothing has
 * changed, ten have changed. Fails if a night does not index exactly those.
 */
public class BenchNights {
    private static final int WORKERS = 2;
    private static final int CHANGED = 10;
    private static final int LARGEST = 400;
    private static final int CHECKS_PER_HOST = 4;

    private final Path kota;
    private final Path work;
    private final int repositories;
    private final List<Process> workers = new ArrayList<>();

    private BenchNights(Path kota, Path work, int repositories) {
        this.kota = kota;
        this.work = work;
        this.repositories = repositories;
    }

    /**
     * A night and what asking the remotes alone takes, in seconds, as many at a time as the night has.
     *
     * @param git by one {@code git ls-remote} per repository; the less of before and after the night
     * @param own by the night's own record of each question; it asks without starting a process
     */
    record Night(String name, JsonNode json, double git, double own) {
        double seconds() {
            return json.path("seconds").asDouble();
        }
    }

    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory("kota-bench-nights");
        BenchNights bench = new BenchNights(Path.of(args[0]), work, Integer.parseInt(args[1]));
        try {
            bench.run();
        } finally {
            for (Process worker : bench.workers) {
                worker.destroy();
                worker.waitFor(20, TimeUnit.SECONDS);
                worker.destroyForcibly().waitFor();
            }
            delete(work);
        }
    }

    private void run() throws Exception {
        long files = generate();
        System.out.printf(Locale.ROOT, "%,d repositories, %,d files; %d workers, %d processors%n", repositories, files, WORKERS,
                Runtime.getRuntime().availableProcessors());
        try (GitServer server = new GitServer(work.resolve("remotes"));
                Database database = Database.embedded(work.resolve("home"))) {
            SchemaMigrations.migrate(database.dataSource());
            for (int i = 0; i < repositories; i++) {
                var row = new RepositoriesTable(database.dataSource()).ensureLocal(name(i), server.url(name(i)));
                new RepositorySettingsTable(database.dataSource()).register(row.id(), Settings.STANDARD);
            }
            for (int i = 0; i < WORKERS; i++) {
                workers.add(start(work.resolve("worker" + i), "worker", "--port", "0"));
            }
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            List<Night> nights = new ArrayList<>();
            nights.add(night(jdbc, "all new", server));
            require(selected(jdbc, nights.getLast()).size() == repositories, "all are indexed");
            nights.add(night(jdbc, "nothing changed", server));
            require(selected(jdbc, nights.getLast()).isEmpty(), "nothing is indexed");
            TreeSet<String> changed = change();
            nights.add(night(jdbc, CHANGED + " changed", server));
            require(selected(jdbc, nights.getLast()).equals(changed), "those that changed are indexed: " + changed);
            print(nights);
            Path page = Path.of("target/bench-nights.html").toAbsolutePath();
            Files.createDirectories(page.getParent());
            run("report", nights.getFirst().json().path("run").asString(), "--output", page.toString());
            System.out.println("the first night: " + page);
            System.out.println(json(nights, files));
        }
    }

    private Night night(JdbcClient jdbc, String name, GitServer server) throws Exception {
        double before = ask(server);
        JsonNode json = JsonMapper.shared().readTree(run("run", "nightly-reindex", "work=false", "--json"));
        require(json.path("status").asString().equals("completed") && json.path("problems").isEmpty(),
                name + ": a night without problems: " + json);
        return new Night(name, json, Math.min(before, ask(server)), asked(jdbc, json));
    }

    private static double asked(JdbcClient jdbc, JsonNode night) {
        return jdbc.sql("SELECT sum(milliseconds) / 1000.0 FROM nightly_repositories WHERE run_id = cast(? AS uuid)")
                .param(night.path("run").asString()).query(Double.class).single() / CHECKS_PER_HOST;
    }

    private static TreeSet<String> selected(JdbcClient jdbc, Night night) {
        return new TreeSet<>(jdbc.sql("SELECT r.full_name FROM nightly_repositories n JOIN repositories r ON r.id = n.repository_id"
                        + " WHERE n.run_id = cast(? AS uuid) AND n.job_status = 'completed'")
                .param(night.json().path("run").asString()).query(String.class).list());
    }

    /** The seconds of a {@code git ls-remote} per repository. */
    private double ask(GitServer server) throws Exception {
        List<Callable<Void>> asks = new ArrayList<>();
        for (int i = 0; i < repositories; i++) {
            String url = server.url(name(i));
            asks.add(() -> {
                git(work, "ls-remote", url, "HEAD");
                return null;
            });
        }
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(CHECKS_PER_HOST)) {
            for (Future<Void> ask : threads.invokeAll(asks)) {
                ask.get();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void print(List<Night> nights) {
        System.out.printf(Locale.ROOT, "%n%-18s %9s %9s %14s %12s %24s%n", "night", "indexed", "seconds", "git ls-remote",
                "its asking", "beyond, per repository");
        for (Night night : nights) {
            System.out.printf(Locale.ROOT, "%-18s %,9d %9.1f %12.1f s %10.1f s %21.0f ms%n", night.name(), night.json().path("indexed").asLong(),
                    night.seconds(), night.git(), night.own(), beyond(night));
        }
        System.out.println();
    }

    private double beyond(Night night) {
        return (night.seconds() - Math.min(night.git(), night.own())) * 1000 / repositories;
    }

    private String json(List<Night> nights, long files) {
        StringBuilder json = new StringBuilder("{\"repositories\":" + repositories + ",\"files\":" + files + ",\"workers\":" + WORKERS);
        nights.forEach(night -> json.append(String.format(Locale.ROOT, ",\"%s\":{\"seconds\":%.1f,\"git_ls_remote\":%.1f,\"asking\":%.1f,\"beyond_ms\":%.0f}",
                night.name().replace(' ', '_'), night.seconds(), night.git(), night.own(), beyond(night))));
        return json.append("}").toString();
    }

    /** Most repositories are small, a few have hundreds of files. @return the number of files */
    private long generate() throws Exception {
        long files = 0;
        Random random = new Random(9);
        for (int i = 0; i < repositories; i++) {
            Path directory = Files.createDirectories(work.resolve("remotes").resolve(name(i)));
            int size = 1 + (int) (LARGEST * Math.pow(random.nextDouble(), 5));
            for (int file = 0; file < size; file++) {
                Files.writeString(directory.resolve("T" + file + ".java"), source(i, file, size, random));
            }
            files += size;
            git(directory, "init", "-q", "-b", "trunk");
            commit(directory, "first");
        }
        return files;
    }

    private static String source(int repository, int file, int size, Random random) {
        StringBuilder text = new StringBuilder("package p" + repository + ";\n\npublic class T" + file + " {\n");
        for (int method = 0; method < 3 + random.nextInt(12); method++) {
            text.append("    int m").append(method).append("(int x) {\n        return x < ").append(random.nextInt(1000))
                    .append(" ? x : new T").append(random.nextInt(size)).append("().m0(x - 1);\n    }\n\n");
        }
        return text.append("}\n").toString();
    }

    private TreeSet<String> change() throws Exception {
        TreeSet<String> changed = new TreeSet<>();
        for (int i = 0; i < CHANGED; i++) {
            int repository = i * repositories / CHANGED;
            Path directory = work.resolve("remotes").resolve(name(repository));
            Files.writeString(directory.resolve("Added.java"), "package p" + repository + ";\n\nclass Added {}\n");
            commit(directory, "second");
            changed.add(name(repository));
        }
        return changed;
    }

    private static void commit(Path directory, String message) throws Exception {
        git(directory, "add", ".");
        git(directory, "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false",
                "commit", "-q", "-m", message);
    }

    private static String name(int i) {
        return String.format(Locale.ROOT, "bench/r%03d", i);
    }

    private static void git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        require(process.waitFor() == 0, command + " in " + directory);
    }

    private String run(String... arguments) throws Exception {
        Path output = work.resolve("run");
        Process process = start(output, arguments);
        require(process.waitFor() == 0, String.join(" ", arguments) + ": " + Files.readString(Path.of(output + ".err")));
        return Files.readString(output);
    }

    private Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(kota.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile())
                .redirectError(Path.of(output + ".err").toFile());
        builder.environment().put("KOTA_HOME", work.resolve("home").toString());
        builder.environment().put("KOTA_NIGHTLY_CRON", "-");
        builder.environment().put("KOTA_NIGHTLY_CHECKSPERHOST", String.valueOf(CHECKS_PER_HOST));
        builder.environment().remove("KOTA_DB_URL");
        return builder.start();
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException("not so: " + what);
        }
    }

    /** The server ends a moment after the last process that used it. */
    private static void delete(Path folder) throws IOException, InterruptedException {
        for (int tries = 30; tries > 0; tries--) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
                return;
            } catch (IOException | UncheckedIOException e) {
                Thread.sleep(1000);
            }
        }
        System.err.println("cannot delete " + folder);
    }

    /** Serves the repositories below a folder by git's own {@code http-backend}. */
    private static final class GitServer implements AutoCloseable {
        private final HttpServer server;
        private final Path root;
        private final ExecutorService threads = Executors.newCachedThreadPool();

        GitServer(Path root) throws IOException {
            this.root = root;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", this::serve);
            server.start();
        }

        String url(String repository) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + repository + "/.git";
        }

        private void serve(HttpExchange exchange) throws IOException {
            try (exchange) {
                ProcessBuilder builder = new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
                Map<String, String> environment = builder.environment();
                environment.put("GIT_PROJECT_ROOT", root.toString());
                environment.put("GIT_HTTP_EXPORT_ALL", "1");
                environment.put("REQUEST_METHOD", exchange.getRequestMethod());
                environment.put("PATH_INFO", exchange.getRequestURI().getPath());
                environment.put("QUERY_STRING", String.valueOf(exchange.getRequestURI().getRawQuery()));
                Map.of("Content-Type", "CONTENT_TYPE", "Content-Encoding", "HTTP_CONTENT_ENCODING", "Git-Protocol", "GIT_PROTOCOL")
                        .forEach((header, variable) -> {
                            String value = exchange.getRequestHeaders().getFirst(header);
                            if (value != null) {
                                environment.put(variable, value);
                            }
                        });
                byte[] body = exchange.getRequestBody().readAllBytes();
                environment.put("CONTENT_LENGTH", String.valueOf(body.length));
                Process git = builder.start();
                threads.submit(() -> {
                    try (OutputStream in = git.getOutputStream()) {
                        in.write(body);
                    }
                    return null;
                });
                answer(exchange, git.getInputStream());
            }
        }

        private static void answer(HttpExchange exchange, InputStream out) throws IOException {
            int status = 200;
            for (String line = line(out); !line.isEmpty(); line = line(out)) {
                String[] field = line.split(": ", 2);
                if (field[0].equals("Status")) {
                    status = Integer.parseInt(field[1].substring(0, 3));
                } else {
                    exchange.getResponseHeaders().add(field[0], field[1]);
                }
            }
            exchange.sendResponseHeaders(status, 0);
            out.transferTo(exchange.getResponseBody());
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString().strip();
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
