import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs scripts/kota on a corpus and measures whole processes: seconds of wall and processor time, the embedded database's
 * included, and the largest resident memory of either. Linux only, since /proc is what it reads.
 */
public class Bench {
    private static final double MEGABYTE = 1_000_000.0;
    private static final int TICKS_PER_SECOND = 100;
    private static final int SMALL_FILES = 300;
    private static final int SMALL_BYTES = 2_000_000;

    private final Path kota;
    private final Path work;

    private Bench(Path kota, Path work) {
        this.kota = kota;
        this.work = work;
    }

    /** Megabytes are millions of bytes; memory is the resident set's peak, shared pages of the database included. */
    record Measure(String name, double wall, double cpu, double appMemory, double databaseMemory, String output) {}

    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory("kota-bench");
        try {
            Path corpus = work.resolve("corpus");
            if (args.length > 1) {
                copy(Path.of(args[1]), corpus);
            } else {
                unpackJavaBase(corpus);
            }
            new Bench(Path.of(args[0]), work).run(corpus);
        } finally {
            stopServer(Path.of(args[0]), work.resolve("home"));
            delete(work);
        }
    }

    private void run(Path corpus) throws Exception {
        measure("build and first start", List.of(kota.toString(), "--version"));
        List<Path> files = files(corpus);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        System.out.printf(Locale.ROOT, "corpus: %,d files, %.1f MB; %d processors%n%n", files.size(), bytes / MEGABYTE,
                Runtime.getRuntime().availableProcessors());
        List<Measure> measures = new ArrayList<>();
        Measure ctags = ctags(corpus);
        if (ctags != null) {
            measures.add(ctags);
        }
        Measure full = index("full", corpus);
        measures.add(full);
        measures.add(index("unchanged", corpus));
        edit(files);
        measures.add(index("one file changed", corpus));
        Path small = work.resolve("small");
        small(files, corpus, small);
        measures.add(index("small repository", small));
        print(measures, bytes);
        stages(full.output(), bytes);
        if (ctags != null) {
            System.out.printf(Locale.ROOT, "%nfull / ctags: %.1f times the wall time%n", full.wall() / ctags.wall());
        }
        System.out.println("\n" + json(measures, files.size(), bytes));
    }

    /** The embedded server runs on for a while after the last command. */
    static void stopServer(Path kota, Path home) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(kota.toString(), "db", "stop").inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("KOTA_HOME", home.toString());
        builder.start().waitFor();
    }

    private Measure index(String name, Path directory) throws Exception {
        return measure(name, List.of(kota.toString(), "index", directory.toString(), "--json"));
    }

    private Measure ctags(Path corpus) throws Exception {
        try {
            Process version = new ProcessBuilder("ctags", "--version").redirectErrorStream(true).start();
            if (!new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("Universal")) {
                return null;
            }
        } catch (IOException e) {
            System.out.println("universal-ctags is not installed: nothing to compare with");
            return null;
        }
        return measure("ctags", List.of("ctags", "-R", "--output-format=json", "--fields=+ne", "-f",
                work.resolve("tags.json").toString(), corpus.toString()));
    }

    private Measure measure(String name, List<String> command) throws Exception {
        Path out = work.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile())
                .redirectError(work.resolve("err").toFile());
        builder.environment().put("KOTA_HOME", work.resolve("home").toString());
        builder.environment().remove("KOTA_DB_URL");
        builder.environment().put("KOTA_DAEMON_IDLE_TIMEOUT", "0"); // its processor time would not be seen
        long start = System.nanoTime();
        Process process = builder.start();
        Usage app = new Usage();
        Usage database = new Usage();
        while (process.isAlive()) {
            app.sample(process.pid());
            postmaster().ifPresent(database::sample);
            Thread.sleep(20);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        String output = Files.readString(out);
        if (process.exitValue() != 0 && process.exitValue() != 3) {
            throw new IllegalStateException(command + " ended with " + process.exitValue() + "\n"
                    + Files.readString(work.resolve("err")) + output);
        }
        return new Measure(name, wall, app.seconds() + database.seconds(), app.peak(), database.peak(), output.strip());
    }

    /** The embedded server's process id stands in the first line of a file in its data directory. */
    private OptionalLong postmaster() {
        try (Stream<String> lines = Files.lines(work.resolve("home/postgres/data/postmaster.pid"))) {
            return lines.limit(1).mapToLong(line -> Long.parseLong(line.strip())).findFirst();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** What a process and those below it have used, as far as samples tell. */
    private static final class Usage {
        private final Map<Long, Long> ticks = new HashMap<>();
        private long peakKilobytes;

        void sample(long root) {
            long below = ProcessHandle.of(root).map(p -> p.descendants().mapToLong(each -> add(each.pid())).sum()).orElse(0L);
            peakKilobytes = Math.max(peakKilobytes, add(root) + below);
        }

        private long add(long pid) {
            try {
                String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                ticks.put(pid, Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
                return Long.parseLong(fields[21]) * 4;
            } catch (IOException | NumberFormatException e) {
                return 0; // it has ended
            }
        }

        double seconds() {
            return ticks.values().stream().mapToLong(n -> n).sum() / (double) TICKS_PER_SECOND;
        }

        double peak() {
            return peakKilobytes * 1024 / MEGABYTE;
        }
    }

    private static void print(List<Measure> measures, long bytes) {
        System.out.printf("%-22s %8s %8s %8s %10s %10s%n", "", "wall s", "cpu s", "MB/s", "app MB", "server MB");
        for (Measure each : measures) {
            String speed = each.name().equals("full") || each.name().equals("ctags")
                    ? String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE / each.wall()) : "";
            System.out.printf(Locale.ROOT, "%-22s %8.1f %8.1f %8s %10.0f %10.0f%n", each.name(), each.wall(), each.cpu(),
                    speed, each.appMemory(), each.databaseMemory());
        }
    }

    private static void stages(String json, long bytes) {
        System.out.printf("%n%-22s %8s %8s%n", "stage of the full run", "wall s", "MB/s");
        Matcher object = Pattern.compile("\"milliseconds\":\\s*\\{([^}]*)}").matcher(json);
        if (!object.find()) {
            throw new IllegalStateException("no stages in " + json);
        }
        Matcher stage = Pattern.compile("\"(\\w+)\":\\s*(\\d+)").matcher(object.group(1));
        Map<String, Long> stages = new HashMap<>();
        while (stage.find()) {
            stages.put(stage.group(1), Long.parseLong(stage.group(2)));
        }
        for (String name : List.of("open", "plan", "parse", "declare", "resolve", "graph", "publish", "refresh")) {
            long milliseconds = Math.max(1, stages.getOrDefault(name, 0L));
            System.out.printf(Locale.ROOT, "  %-20s %8.1f %8.1f%n", name, milliseconds / 1000.0,
                    bytes / MEGABYTE / (milliseconds / 1000.0));
        }
    }

    private static String json(List<Measure> measures, int files, long bytes) {
        return measures.stream()
                .map(each -> String.format(Locale.ROOT,
                        "\"%s\":{\"wall\":%.2f,\"cpu\":%.2f,\"appMegabytes\":%.0f,\"serverMegabytes\":%.0f%s}", each.name(),
                        each.wall(), each.cpu(), each.appMemory(), each.databaseMemory(),
                        each.output().startsWith("{") ? ",\"result\":" + each.output() : ""))
                .collect(Collectors.joining(",", "{\"files\":" + files + ",\"bytes\":" + bytes + ",", "}"));
    }

    /** Changes what a class offers, in a file of middling size, so that other files are touched as well. */
    static void edit(List<Path> files) throws IOException {
        List<Path> sorted = new ArrayList<>(files.stream().filter(f -> f.toString().endsWith(".java")).toList());
        if (sorted.isEmpty()) {
            sorted.addAll(files);
        }
        sorted.sort(Comparator.comparingLong((Path file) -> file.toFile().length()));
        Path file = sorted.get(sorted.size() * 3 / 4);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('}');
        String added = file.toString().endsWith(".java") ? "\n    void addedByTheBenchmark() {}\n" : "\n";
        Files.writeString(file, end < 0 ? text + added : text.substring(0, end) + added + text.substring(end),
                StandardCharsets.ISO_8859_1);
    }

    private static void small(List<Path> files, Path corpus, Path target) throws IOException {
        long bytes = 0;
        int count = 0;
        for (Path file : files) {
            long size = Files.size(file);
            if (size < 2L * SMALL_BYTES / SMALL_FILES && count < SMALL_FILES && bytes + size <= SMALL_BYTES) {
                Path copy = target.resolve(corpus.relativize(file));
                Files.createDirectories(copy.getParent());
                // A content of its own, so that nothing known of the corpus is used for it.
                Files.copy(file, copy);
                Files.writeString(copy, "\n// small\n", StandardOpenOption.APPEND);
                bytes += size;
                count++;
            }
        }
    }

    static void unpackJavaBase(Path target) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(sourceZip())) {
            copy(zip.getPath("java.base"), target.resolve("java.base"));
        }
    }

    private static Path sourceZip() throws IOException {
        String chosen = System.getenv("KOTA_JAVA_HOME");
        Path own = Path.of(System.getProperty("java.home"));
        List<Path> homes = new ArrayList<>(chosen == null ? List.of(own) : List.of(Path.of(chosen), own));
        if (Files.isDirectory(Path.of("/usr/lib/jvm"))) {
            try (Stream<Path> all = Files.list(Path.of("/usr/lib/jvm"))) {
                all.sorted(Comparator.reverseOrder()).forEach(homes::add);
            }
        }
        return homes.stream().map(home -> home.resolve("lib/src.zip")).filter(Files::isReadable).findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no JDK with a lib/src.zip found: set KOTA_JAVA_HOME, or name a corpus: scripts/bench CORPUS"));
    }

    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void delete(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // the database took it away first
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
