import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Indexes copies of one corpus, each as a repository of its own, into one database, and prints what a run takes and how large the
 * database is with 1, 4 and 16 copies, and after ten more runs of one change. If {@code KOTA_DB_URL} is set, in that database, which
 * has to be empty; its size is not shown.
 */
public class BenchGrowth {
    private static final List<Integer> COPIES = List.of(1, 4, 16);
    private static final int CHANGES = 10;

    private final Path kota;
    private final Path work;
    private final Path home;
    private final Path corpus;

    private BenchGrowth(Path kota, Path work) {
        this.kota = kota;
        this.work = work;
        this.home = work.resolve("home");
        this.corpus = work.resolve("corpus");
    }

    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory("kota-bench-growth");
        BenchGrowth bench = new BenchGrowth(Path.of(args[0]), work);
        try {
            if (args.length > 1) {
                Bench.copy(Path.of(args[1]), bench.corpus);
            } else {
                Bench.unpackJavaBase(bench.corpus);
            }
            bench.run();
        } finally {
            Bench.stopServer(bench.kota, bench.home);
            Bench.delete(work);
        }
    }

    private void run() throws Exception {
        System.out.printf(Locale.ROOT, "%,d files, %d processors%n%n", Bench.files(corpus).size(),
                Runtime.getRuntime().availableProcessors());
        System.out.printf("%-10s %12s %16s %14s %14s%n", "copies", "full, s", "one file, s", "unchanged, s", "database, MB");
        int indexed = 0;
        for (int copies : COPIES) {
            double full = 0;
            while (indexed < copies) {
                // Other contents than those of the first: facts are kept once for each content.
                for (Path file : Bench.files(corpus)) {
                    Files.writeString(file, "\n", StandardOpenOption.APPEND);
                }
                full = index(++indexed);
            }
            Bench.edit(Bench.files(corpus));
            double one = index(indexed);
            System.out.printf(Locale.ROOT, "%-10d %12.2f %16.2f %14.2f %14.1f%n", copies, full, one, index(indexed), size());
        }
        for (int i = 0; i < CHANGES; i++) {
            Bench.edit(Bench.files(corpus));
            index(indexed);
        }
        System.out.printf(Locale.ROOT, "%nafter %d more runs of one change: %.1f MB%n", CHANGES, size());
    }

    private double index(int copy) throws Exception {
        long start = System.nanoTime();
        run("index", corpus.toString(), "--name", "bench/copy-" + copy);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Without the write-ahead log, which the server deletes by itself. */
    private double size() throws Exception {
        Bench.stopServer(kota, home);
        Path data = home.resolve("postgres/data/base");
        if (!Files.exists(data)) {
            return Double.NaN; // another server's
        }
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / 1e6;
        }
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        Path output = work.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(kota.toString()), Stream.of(arguments)).toList())
                .directory(work.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("KOTA_HOME", home.toString());
        environment.put("KOTA_DAEMON_IDLE_TIMEOUT", "0");
        int code = builder.start().waitFor();
        if (code != 0 && code != 3) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code + "\n" + Files.readString(output));
        }
    }
}
