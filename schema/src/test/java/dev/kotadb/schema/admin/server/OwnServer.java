package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server as a user has one: it is started by nobody but its owner, who may also kill it and start it again. What
 * was committed survives that.
 */
public final class OwnServer implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String USER = "kota";
    private static final String DATABASE = "kota";
    private static final String PASSWORD = "secret of the test";
    // The machine stays up, so that what the server has written to the system is on its disk as far as anybody sees.
    private static final String SETTINGS = """
            listen_addresses = '%s'
            port = %d
            unix_socket_directories = ''
            fsync = off
            wal_level = minimal
            max_wal_senders = 0
            shared_buffers = '64MB'
            dynamic_shared_memory_type = mmap
            jit = off
            """;

    private final Path data;
    private final Path log;
    private final List<String> prefix;
    private final Binaries binaries;
    private final RunAs runAs;
    private final DatabaseAddress address;
    private @Nullable Process postmaster;
    private @Nullable SQLException lastFailure;

    private OwnServer(Path data, List<String> prefix, String host, Binaries binaries, RunAs runAs) throws IOException {
        this.data = data;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        this.prefix = prefix;
        this.binaries = binaries;
        this.runAs = runAs;
        this.address = new DatabaseAddress("jdbc:postgresql://" + host + ":" + freePort() + "/" + DATABASE, USER, PASSWORD);
    }

    /** Creates a server with an empty database, and starts it. @param data a folder that does not exist yet or is empty */
    public static OwnServer start(Path data) throws IOException, InterruptedException {
        return start(data, List.of(), "127.0.0.1");
    }

    /**
     * @param prefix a command that runs the server, such as in another network; empty for none
     * @param host where this virtual machine reaches it
     */
    public static OwnServer start(Path data, List<String> prefix, String host) throws IOException, InterruptedException {
        Path shared = Path.of("target", "kota");
        Binaries binaries = UnpackedPostgres.below(shared);
        if (System.getProperty("user.name").equals("root")) { // then the server runs as another user, who has to get there
            Files.setPosixFilePermissions(data.toAbsolutePath().getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        }
        OwnServer server = new OwnServer(data, prefix, host, binaries, RunAs.find(ServerFolder.below(shared)));
        server.create(prefix.isEmpty() ? host : "*");
        try {
            server.restart();
        } catch (IllegalStateException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void create(String listen) throws IOException, InterruptedException {
        Path secret = Files.writeString(data.resolveSibling(data.getFileName() + ".secret"), PASSWORD);
        run(List.of(binaries.program("initdb"), "--pgdata=" + data, "--username=" + USER, "--pwfile=" + secret,
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions"), "");
        run(List.of(binaries.program("postgres"), "--single", "-D", data.toString(), "postgres"),
                "CREATE DATABASE " + DATABASE + "\n");
        configure(SETTINGS.formatted(listen, port()));
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 0.0.0.0/0 scram-sha-256\n");
    }

    private int port() {
        return Integer.parseInt(address.url().replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    private void run(List<String> command, String input) throws IOException, InterruptedException {
        Commands.Result result = Commands.run(runAs.command(command), input);
        if (!result.succeeded()) {
            throw new IllegalStateException(command + " failed: " + result.output());
        }
    }

    /** Adds settings, which the next start reads. */
    public void configure(String settings) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), settings, StandardOpenOption.APPEND);
    }

    /** Starts the server, which does not run, and waits until it answers; after a kill it recovers first. */
    public void restart() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(SOON);
        while (Instant.now().isBefore(limit)) {
            Process started = launch();
            while (started.isAlive() && Instant.now().isBefore(limit)) {
                if (answers()) {
                    return;
                }
                Thread.sleep(50);
            }
            Thread.sleep(100); // processes of the killed server have not noticed yet that they have to end
        }
        throw noAnswer("the server does not start");
    }

    private IllegalStateException noAnswer(String what) throws IOException {
        return new IllegalStateException(what + ": " + Files.readString(log), lastFailure);
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(runAs.command(List.of(binaries.program("postgres"), "-D", data.toString())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        Process started = builder.start();
        postmaster = started;
        return started;
    }

    private boolean answers() {
        try (Connection connection = dataSource().getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            lastFailure = e;
            return false;
        }
    }

    /** Kills the server's first process; the others end when they notice. */
    public void kill() throws InterruptedException {
        if (postmaster != null) {
            postmaster.destroyForcibly().waitFor();
        }
    }

    /** Kills one of the processes that work for a client. Thereupon the server ends all of them and recovers by itself. */
    public void killBackend() throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
                        + " AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1")) {
            if (row.next()) {
                ProcessHandle.of(row.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    /** Waits until a server that recovers by itself answers again. */
    public void awaitAnswer() throws IOException, InterruptedException {
        for (Instant limit = Instant.now().plus(SOON); !answers(); Thread.sleep(50)) {
            if (Instant.now().isAfter(limit)) {
                throw noAnswer("the server does not answer");
            }
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Connects anew for each connection asked for. */
    public PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }

    public Path log() {
        return log;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Ends the server as pg_ctl does in a hurry. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (postmaster == null || !postmaster.isAlive()) {
            return;
        }
        new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster.pid())).start().waitFor();
        if (!postmaster.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }
}
