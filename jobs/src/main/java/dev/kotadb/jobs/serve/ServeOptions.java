package dev.kotadb.jobs.serve;

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
 * @param version of the program
 */
public record ServeOptions(String address, int port, Set<String> origins, Map<Forge, String> secrets, String version) {
    public ServeOptions {
        origins = Set.copyOf(origins);
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
