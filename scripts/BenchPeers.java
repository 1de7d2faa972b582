import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Indexes one corpus with kota and with the peer, alternately, as whole processes, and prints times, sizes and their ratios. What
 * takes a second or less is run five times; its median counts.
 */
public class BenchPeers {
    private static final String PEER = "@optave/codegraph";
    private static final String PEER_VERSION = "3.11.2";
    private static final int TIMES = 5;

    private final Path kota;
    private final Path work;
    private final Path home;
    private final Path corpus;
    private final Path peerCorpus;
    private final Path peer;

    private BenchPeers(Path kota, Path work) {
        this.kota = kota;
        this.work = work;
        this.home = work.resolve("home");
        this.corpus = work.resolve("corpus");
        this.peerCorpus = work.resolve("peer-corpus");
        this.peer = work.resolve("peer/node_modules/.bin/codegraph");
    }

    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory("kota-bench-peers");
        BenchPeers bench = new BenchPeers(Path.of(args[0]), work);
        try {
            if (args.length > 1) {
                Bench.copy(Path.of(args[1]), bench.corpus);
            } else {
                Bench.unpackJavaBase(bench.corpus);
            }
            Bench.copy(bench.corpus, bench.peerCorpus);
            bench.run();
        } finally {
            Bench.stopServer(bench.kota, bench.home);
            Bench.delete(work);
        }
    }

    private void run() throws Exception {
        boolean compared = installPeer();
        System.out.printf(Locale.ROOT, "%,d files, %.1f MB, %d processors%n%n", Bench.files(corpus).size(),
                size(corpus) / 1e6, Runtime.getRuntime().availableProcessors());
        System.out.printf("%-50s %10s %10s %8s%n", "", "kota", "peer", "ratio");

        print("full, nothing there before, s", index(true), compared ? build() : -1);
        double unchanged = compared ? median(this::build) : -1;
        double changed = compared ? median(this::buildChanged) : -1;
        for (boolean daemon : List.of(true, false)) {
            String how = daemon ? ", s" : ", without daemon, s";
            index(daemon);
            print("unchanged" + how, median(() -> index(daemon)), unchanged);
            print("one file changed" + how, median(() -> {
                Bench.edit(Bench.files(corpus));
                return index(daemon);
            }), changed);
            print("a question, server running" + how, median(() -> question(daemon)), -1);
            print("a question, server not running" + how, median(() -> {
                Bench.stopServer(kota, home);
                return question(daemon);
            }), -1);
        }
        print("--version, s", median(() -> time(true, work, kota.toString(), "--version")), -1);
        Bench.stopServer(kota, home);
        print("size, log included, MB", size(home.resolve("postgres/data")) / 1e6,
                compared ? size(peerCorpus.resolve(".codegraph")) / 1e6 : -1);
    }

    private boolean installPeer() throws Exception {
        Path folder = Files.createDirectories(work.resolve("peer"));
        Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
        try {
            time(true, folder, "npm", "install", "--no-audit", "--no-fund", PEER + "@" + PEER_VERSION);
            System.out.println("peer: " + PEER + " " + PEER_VERSION);
            return true;
        } catch (IOException | IllegalStateException e) {
            System.out.println("the peer could not be installed, kota is measured alone: " + e.getMessage());
            return false;
        }
    }

    private double index(boolean daemon) throws Exception {
        return time(daemon, work, kota.toString(), "index", corpus.toString(), "--name", "bench/corpus");
    }

    private double question(boolean daemon) throws Exception {
        return time(daemon, work, kota.toString(), "search", "read", "buffer");
    }

    private double build() throws Exception {
        return time(true, peerCorpus, peer.toString(), "build", ".");
    }

    private double buildChanged() throws Exception {
        Bench.edit(Bench.files(peerCorpus).stream().filter(file -> !file.toString().contains(".codegraph")).toList());
        return build();
    }

    private interface Run {
        double seconds() throws Exception;
    }

    private static double median(Run run) throws Exception {
        double[] seconds = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            seconds[i] = run.seconds();
        }
        Arrays.sort(seconds);
        return seconds[TIMES / 2];
    }

    /** @param daemon whether commands of kota may be run by a daemon that an earlier one has left */
    private double time(boolean daemon, Path directory, String... command) throws Exception {
        Path output = work.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        List<String> ours = new ArrayList<>(environment.keySet().stream().filter(name -> name.startsWith("KOTA_DB_")).toList());
        ours.forEach(environment::remove);
        environment.put("KOTA_HOME", home.toString());
        environment.remove("CI"); // where no daemon is started
        if (!daemon) {
            environment.put("KOTA_DAEMON_IDLE_TIMEOUT", "0");
        }
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (code != 0 && code != 3) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code + "\n" + Files.readString(output));
        }
        return seconds;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** @param peer negative if there is nothing to compare with */
    private static void print(String what, double ours, double peer) {
        System.out.printf(Locale.ROOT, "%-50s %10.2f %10s %8s%n", what, ours,
                peer < 0 ? "" : String.format(Locale.ROOT, "%.2f", peer),
                peer < 0 ? "" : String.format(Locale.ROOT, "%.2f", ours / peer));
    }
}
