package dev.kotadb.jobs.serve.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a machine has for itself. */
final class LoopbackName {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private LoopbackName() {}

    /** @param host with or without a port */
    static boolean matches(@Nullable String host) {
        return host != null && NAMES.contains(host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""));
    }
}
