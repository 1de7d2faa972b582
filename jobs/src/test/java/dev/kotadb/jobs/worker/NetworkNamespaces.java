package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Networks of this machine that stand for machines: one in the middle, and others with a cable to it that can be pulled out.
 * Tests are skipped where they are not permitted.
 */
final class NetworkNamespaces implements AutoCloseable {
    private static final int SECONDS = 20;

    private static final Pattern NAME = Pattern.compile("kota(\\d+)n(middle|\\d+)");

    private final String prefix = "kota" + ProcessHandle.current().pid() + "n";
    private final String addresses = freeAddresses();
    private final List<String> names = new ArrayList<>();
    private int cables;

    private NetworkNamespaces() throws SocketException {}

    static NetworkNamespaces open() throws IOException, InterruptedException {
        NetworkNamespaces networks = new NetworkNamespaces();
        String problem;
        try {
            removeLeftovers();
            problem = tryIp("netns", "add", networks.name("middle"));
        } catch (IOException e) {
            problem = "no program ip: install iproute2";
        }
        Assumptions.assumeTrue(problem.isEmpty(), "skipped: no network namespaces here (" + problem + ")");
        networks.names.add("middle");
        try {
            networks.connect("", "middle");
        } catch (AssertionError e) {
            networks.close();
            Assumptions.abort("skipped: no virtual cables here (" + e.getMessage() + ")");
        }
        return networks;
    }

    /** Removes those of tests that were killed. */
    private static void removeLeftovers() throws IOException, InterruptedException {
        Matcher leftover = NAME.matcher(run("netns", "list").output);
        while (leftover.find()) {
            if (ProcessHandle.of(Long.parseLong(leftover.group(1))).isEmpty()) {
                tryIp("netns", "delete", leftover.group());
            }
        }
    }

    /** @return the first two bytes of addresses that nothing on this machine has, such as another run of the test */
    private static String freeAddresses() throws SocketException {
        Set<String> taken = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .map(address -> address.getHostAddress().replaceFirst("\\.\\d+\\.\\d+$", "."))
                .collect(Collectors.toSet());
        return IntStream.range(200, 256).mapToObj(second -> "10." + second + ".").filter(bytes -> !taken.contains(bytes))
                .findFirst().orElseThrow();
    }

    /** The address in the middle that this machine reaches. */
    String middle() {
        return addresses + "0.1";
    }

    /** Adds a network with a cable to the middle. @return the address in the middle that it reaches */
    String add(String network) throws IOException, InterruptedException {
        ip("netns", "add", name(network));
        names.add(network);
        return connect(network, "middle");
    }

    private String connect(String network, String middle) throws IOException, InterruptedException {
        String subnet = addresses + cables++ + ".";
        String near = cable(network) + "n";
        String far = cable(network) + "f";
        ip("link", "add", near, "type", "veth", "peer", "name", far, "netns", name(middle));
        if (!network.isEmpty()) {
            ip("link", "set", near, "netns", name(network));
        }
        in(network, "addr", "add", subnet + "2/24", "dev", near);
        in(network, "link", "set", near, "up");
        in(network, "link", "set", "lo", "up");
        in(middle, "addr", "add", subnet + "1/24", "dev", far);
        in(middle, "link", "set", far, "up");
        in(middle, "link", "set", "lo", "up");
        return subnet + "1";
    }

    /** The other end learns of it as from a cable that is pulled out: nothing arrives any more. */
    void cut(String network) throws IOException, InterruptedException {
        in("middle", "link", "set", cable(network) + "f", "down");
    }

    void restore(String network) throws IOException, InterruptedException {
        in("middle", "link", "set", cable(network) + "f", "up");
    }

    /** The command that runs another one in a network. */
    List<String> prefix(String network) {
        return List.of("ip", "netns", "exec", name(network));
    }

    private String name(String network) {
        return prefix + network;
    }

    /** Names of devices have 15 characters at most. */
    private String cable(String network) {
        return prefix + network.replaceAll("[^0-9]", "");
    }

    private void in(String network, String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(network.isEmpty() ? List.of() : List.of("-n", name(network)));
        arguments.addAll(List.of(command));
        ip(arguments.toArray(String[]::new));
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        assertThat(tryIp(arguments)).as("ip %s", String.join(" ", arguments)).isEmpty();
    }

    /** @return what went wrong; empty if nothing did */
    private static String tryIp(String... arguments) throws IOException, InterruptedException {
        Ended ended = run(arguments);
        return ended.code == 0 ? "" : ended.output.isEmpty() ? "exit code " + ended.code : ended.output;
    }

    private record Ended(int code, String output) {}

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process ip = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(ip.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(ip.exitValue(), output);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tryIp("link", "delete", cable("") + "n"); // sockets that wait for an answer keep a network for minutes
        for (String network : names) {
            tryIp("netns", "delete", name(network));
        }
    }
}
