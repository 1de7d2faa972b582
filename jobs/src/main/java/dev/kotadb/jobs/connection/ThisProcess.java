package dev.kotadb.jobs.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** The name of this process among all that share a database: the host, the process id and a random part. */
public final class ThisProcess {
    private static final int MOST_OF_HOST = 24;

    /** At most 50 characters, which need no quotes; its database sessions have it as their application_name. */
    public static final String NAME = host() + "-" + ProcessHandle.current().pid() + "-"
            + String.format("%06x", ThreadLocalRandom.current().nextInt(1 << 24));

    private ThisProcess() {}

    private static String host() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = System.getenv().getOrDefault("HOSTNAME", "unknown");
        }
        String name = host.replaceAll("[^A-Za-z0-9.-]", "-");
        return name.substring(0, Math.min(name.length(), MOST_OF_HOST));
    }
}
