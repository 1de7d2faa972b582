package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;

/**
 * A program that takes a lease below the home of its first argument, prints the server's URL and how many milliseconds that
 * took, and holds it until its standard input ends. With a number besides it first takes that many leases, one after the
 * other; with {@code forget} it forgets the lease and collects garbage.
 */
final class LeaseHolder {
    private LeaseHolder() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        // Every program has a logger by then, and its start costs more than a lease.
        LoggerFactory.getLogger(LeaseHolder.class).trace("starting");
        Path home = Path.of(arguments[0]);
        String mode = arguments.length > 1 ? arguments[1] : "0";
        if (mode.equals("forget")) {
            System.out.println(EmbeddedServer.lease(home).jdbcUrl());
            System.gc();
            System.in.transferTo(System.out);
            return;
        }
        int times = Integer.parseInt(mode);
        for (int i = 0; i < times; i++) {
            try (EmbeddedServer server = EmbeddedServer.lease(home)) {
                answer(server);
            }
        }
        long before = System.nanoTime();
        try (EmbeddedServer server = EmbeddedServer.lease(home)) {
            long millis = (System.nanoTime() - before) / 1_000_000;
            answer(server);
            System.out.println(server.jdbcUrl() + " " + millis);
            System.in.transferTo(System.out);
        }
    }

    private static void answer(EmbeddedServer server) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            connection.createStatement().execute("SELECT 1");
        }
    }
}
