import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Measures a server on one corpus: searches for words and the uses of the name that has most of them, by 16 clients that each wait for
 * their answer, and a steady rate of both. The clients run on the same machine, and take processor time from the server.
 */
public class BenchServe {
    private static final int CLIENTS = 16;
    private static final int RATE = 200;
    private static final int TERMS = 300;
    private static final int CANDIDATES = 40;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern WORD = Pattern.compile("[A-Za-z][a-zA-Z]{3,20}");
    private static final Pattern ANSWERING = Pattern.compile("answering at (http\\S+)\\R");
    private static final Pattern TOTAL = Pattern.compile("\"total_usages\":(\\d+)");

    private final Path kota;
    private final Path work;
    private final Path home;
    private final int seconds;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
    private final Random random = new Random(7);
    private String site = "";

    private BenchServe(Path kota, Path work, int seconds) {
        this.kota = kota;
        this.work = work;
        this.home = work.resolve("home");
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory("kota-bench-serve");
        BenchServe bench = new BenchServe(Path.of(args[0]), work, Integer.parseInt(System.getenv().getOrDefault("BENCH_SECONDS", "30")));
        try {
            Path corpus = work.resolve("corpus");
            if (args.length > 1) {
                Bench.copy(Path.of(args[1]), corpus);
            } else {
                Bench.unpackJavaBase(corpus);
            }
            bench.run(corpus);
        } finally {
            Bench.stopServer(bench.kota, bench.home);
            Bench.delete(work);
        }
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(kota.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KOTA_DB_"));
        builder.environment().put("KOTA_HOME", home.toString());
        return builder;
    }

    private void run(Path corpus) throws Exception {
        List<Path> files = Bench.files(corpus);
        Path log = work.resolve("index.log");
        int code = command("index", corpus.toString(), "--name", "bench/corpus").redirectErrorStream(true).redirectOutput(log.toFile())
                .start().waitFor();
        if (code != 0 && code != 3) {
            throw new IllegalStateException("kota index ended with " + code + "\n" + Files.readString(log));
        }
        Path messages = work.resolve("serve.log");
        ProcessBuilder serve = command("serve", "--port", "0").redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(messages.toFile());
        serve.environment().putIfAbsent("KOTA_JAVA_OPTS", "-Xmx512m");
        Process server = serve.start();
        try {
            Matcher answering = ANSWERING.matcher("");
            while (!answering.reset(Files.readString(messages)).find()) {
                if (server.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("kota serve has ended\n" + Files.readString(messages));
                }
            }
            site = answering.group(1);
            measure(files, server.pid());
        } finally {
            server.destroy();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    private void measure(List<Path> files, long process) throws Exception {
        Map<String, Integer> words = words(files);
        List<String> terms = words.keySet().stream().sorted().toList();
        String name = mostUsed(words);
        System.out.printf(Locale.ROOT, "%,d files, %d processors, %d clients, %s%n%n", files.size(),
                Runtime.getRuntime().availableProcessors(), CLIENTS, Files.exists(Path.of("/proc")) ? "server: " + memory(process) : "");
        System.out.printf("%-44s %9s %9s %9s %10s %8s%n", "", "p50, ms", "p95, ms", "p99, ms", "requests/s", "errors");
        Supplier<HttpRequest> search = () -> get("/search?limit=20&term=" + encoded(terms.get(random.nextInt(terms.size()))));
        Supplier<HttpRequest> usages = () -> usages(name);
        closed(search, 5); // warm
        closed(usages, 5);
        print("search, one of " + terms.size() + " words", closed(search, seconds), seconds);
        print("find_usages of " + name, closed(usages, seconds), seconds);
        print("page of the first repository", closed(() -> get("/page/repository?name=bench/corpus"), seconds), seconds);
        print("map of its dependencies", closed(() -> get("/page/map?name=bench/corpus"), seconds), seconds);
        int steady = 2 * seconds;
        print(RATE + " requests/s: 9 searches to 1 find_usages",
                steady(() -> random.nextInt(10) == 0 ? usages.get() : search.get(), steady), steady);
        System.out.println();
        if (Files.exists(Path.of("/proc"))) {
            System.out.println("server after: " + memory(process));
        }
        wrk(terms, name);
        codesearch(terms, work.resolve("corpus"));
    }

    /** Some words of some files; each with the number of times that it was seen. */
    private Map<String, Integer> words(List<Path> files) throws IOException {
        Map<String, Integer> words = new HashMap<>();
        List<Path> some = new ArrayList<>(files);
        Collections.shuffle(some, random);
        for (Path file : some.subList(0, Math.min(TERMS, some.size()))) {
            Matcher word = WORD.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            while (word.find()) {
                words.merge(word.group(), 1, Integer::sum);
            }
        }
        List<String> kept = words.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(10L * TERMS).map(Map.Entry::getKey).toList();
        List<String> chosen = new ArrayList<>(kept);
        Collections.shuffle(chosen, random);
        chosen = new ArrayList<>(chosen.subList(0, Math.min(TERMS, chosen.size())));
        chosen.addAll(kept.subList(0, Math.min(CANDIDATES, kept.size())));
        words.keySet().retainAll(chosen);
        return words;
    }

    /** The word whose declaration has the most uses. */
    private String mostUsed(Map<String, Integer> words) throws Exception {
        String most = "main";
        long uses = -1;
        List<String> candidates = words.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(CANDIDATES).map(Map.Entry::getKey).toList();
        for (String each : candidates) {
            Matcher total = TOTAL.matcher(client.send(usages(each), BodyHandlers.ofString()).body());
            if (total.find() && Long.parseLong(total.group(1)) > uses) {
                most = each;
                uses = Long.parseLong(total.group(1));
            }
        }
        System.out.printf(Locale.ROOT, "%s has %,d uses or more%n", most, uses);
        return most;
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(site + path)).timeout(LIMIT).build();
    }

    private HttpRequest usages(String name) {
        return HttpRequest.newBuilder(URI.create(site + "/mcp")).timeout(LIMIT)
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(usagesBody(name)))
                .build();
    }

    private static String usagesBody(String name) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"find_usages\","
                + "\"arguments\":{\"symbol\":\"" + name + "\"}}}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Result(List<Long> nanoseconds, int errors) {}

    private void ask(HttpRequest request, long begun, ConcurrentLinkedQueue<Long> times, AtomicInteger errors) {
        try {
            int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
            if (status == 200) {
                times.add(System.nanoTime() - begun);
            } else {
                errors.incrementAndGet();
            }
        } catch (IOException e) {
            errors.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each client asks again when it has its answer. */
    private Result closed(Supplier<HttpRequest> requests, int seconds) throws Exception {
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        AtomicInteger errors = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        ask(requests.get(), System.nanoTime(), times, errors);
                    }
                });
            }
        }
        return new Result(List.copyOf(times), errors.get());
    }

    /** Requests begin at fixed times, whether or not those before are answered; each time counts from when it should have begun. */
    private Result steady(Supplier<HttpRequest> requests, int seconds) throws Exception {
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        AtomicInteger errors = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < seconds * RATE; i++) {
                long begin = start + TimeUnit.SECONDS.toNanos(1) / RATE * i;
                long wait = begin - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                HttpRequest request = requests.get();
                clients.submit(() -> ask(request, begin, times, errors));
            }
        }
        return new Result(List.copyOf(times), errors.get());
    }

    private static void print(String what, Result result, int seconds) {
        long[] times = result.nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(Locale.ROOT, "%-44s %9.1f %9.1f %9.1f %10.1f %8d%n", what, at(times, 0.5), at(times, 0.95), at(times, 0.99),
                (double) times.length / seconds, result.errors);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1e6;
    }

    /** The same words asked of codesearch, which has no server: each client starts a process for each. */
    private void codesearch(List<String> terms, Path corpus) throws Exception {
        if (!isInstalled("cindex") || !isInstalled("csearch")) {
            return;
        }
        Path index = work.resolve("csearchindex");
        long begun = System.nanoTime();
        ProcessBuilder cindex = new ProcessBuilder("cindex", corpus.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        cindex.environment().put("CSEARCHINDEX", index.toString());
        int code = cindex.start().waitFor();
        if (code != 0) {
            System.out.println("\ncindex ended with " + code);
            return;
        }
        System.out.printf(Locale.ROOT, "%ncodesearch: indexed in %.1f s, %,d bytes%n", (System.nanoTime() - begun) / 1e9, Files.size(index));
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        AtomicInteger errors = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        csearch(index, terms.get(random.nextInt(terms.size())), times, errors);
                    }
                });
            }
        }
        print("csearch -l, one of " + terms.size() + " words", new Result(List.copyOf(times), errors.get()), seconds);
    }

    private static void csearch(Path index, String term, ConcurrentLinkedQueue<Long> times, AtomicInteger errors) {
        long begun = System.nanoTime();
        ProcessBuilder csearch = new ProcessBuilder("csearch", "-l", "-i", term).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        csearch.environment().put("CSEARCHINDEX", index.toString());
        try {
            if (csearch.start().waitFor() > 1) { // 1: nothing was found
                errors.incrementAndGet();
            } else {
                times.add(System.nanoTime() - begun);
            }
        } catch (IOException e) {
            errors.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String memory(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream().filter(each -> each.startsWith("VmRSS"))
                .map(each -> each.replaceAll("\\s+", " ")).findFirst().orElse("");
    }

    /** The same requests by a client that takes less processor time from the server. */
    private void wrk(List<String> terms, String name) throws Exception {
        if (!isInstalled("wrk")) {
            return;
        }
        System.out.printf("%n%-44s %9s %9s %9s %10s %8s%n", "by wrk", "p50, ms", "p95, ms", "p99, ms", "requests/s", "errors");
        wrk("search, one of " + terms.size() + " words", """
                local paths = {%s}
                function request() return wrk.format("GET", paths[math.random(#paths)]) end
                """.formatted(terms.stream().map(term -> "\"/search?limit=20&term=" + encoded(term) + "\"")
                        .collect(Collectors.joining(","))));
        wrk("find_usages of " + name, """
                local headers = {["Content-Type"] = "application/json", ["Accept"] = "application/json, text/event-stream"}
                function request() return wrk.format("POST", "/mcp", headers, [[%s]]) end
                """.formatted(usagesBody(name)));
    }

    private void wrk(String what, String requests) throws Exception {
        Path script = Files.writeString(work.resolve("requests.lua"), requests + """
                function done(summary, latency)
                  local errors = summary.errors
                  io.stderr:write(string.format("%%-44s %%9.1f %%9.1f %%9.1f %%10.1f %%8d\\n", "%s", latency:percentile(50) / 1000,
                      latency:percentile(95) / 1000, latency:percentile(99) / 1000, summary.requests / summary.duration * 1e6,
                      errors.connect + errors.read + errors.write + errors.status + errors.timeout))
                end
                """.formatted(what));
        new ProcessBuilder("wrk", "-t2", "-c" + CLIENTS, "-d" + seconds + "s", "-s", script.toString(), site).inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
