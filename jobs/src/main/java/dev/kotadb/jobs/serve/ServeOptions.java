package dev.kotadb.jobs.serve;

import dev.kotadb.jobs.serve.access.AccessOptions;
import dev.kotadb.jobs.serve.webhook.Forge;
import java.util.Map;
import java.util.Set;

/**
 * What a server is started with.
 *
 * @param address where it listens; only this machine reaches the loopback address
 * @param port 0 for a free one
 * @param origins of browsers' pages that may ask, beside those of this machine
 * @param secrets of the hosts that may send notices of pushes
 * @param access who is let in
 * @param version of the program
 */
public record ServeOptions(
        String address, int port, Set<String> origins, Map<Forge, String> secrets, AccessOptions access, String version) {
    public ServeOptions {
        origins = Set.copyOf(origins);
        secrets = Map.copyOf(secrets);
    }

    /** With keys only. */
    public ServeOptions(String address, int port, Set<String> origins, Map<Forge, String> secrets, String version) {
        this(address, port, origins, secrets, AccessOptions.KEYS_ONLY, version);
    }

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
