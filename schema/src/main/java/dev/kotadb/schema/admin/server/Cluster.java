package dev.kotadb.schema.admin.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The embedded server's data directory: created at first use, with the database and its only user; configured at each start. */
final class Cluster {
    static final String DATABASE = "kota";
    static final String USER = "kota";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final long ENOUGH_SHARED_MEMORY = 512L << 20;
    private static final long LEAST_BUFFERS = 128L << 20;
    private static final long MOST_BUFFERS = 1L << 30;

    private final ServerFolder folder;
    private final Binaries binaries;
    private final RunAs runAs;

    Cluster(ServerFolder folder, Binaries binaries, RunAs runAs) {
        this.folder = folder;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    /** Creates or checks the data directory. The caller holds the start lock, and no server is running. */
    void prepare() throws IOException, InterruptedException {
        Path version = folder.data().resolve("PG_VERSION");
        if (!Files.exists(folder.data())) {
            create();
        } else if (!Files.exists(version)) {
            throw new DatabaseUnavailableException("The embedded database's directory " + folder.data()
                    + " contains no PostgreSQL data. Move it away (the index is built again), or set KOTA_HOME to another "
                    + "directory.");
        } else if (!Files.readString(version).strip().equals(Binaries.MAJOR_VERSION)) {
            throw new DatabaseUnavailableException("The embedded database in " + folder.data() + " was created by PostgreSQL "
                    + Files.readString(version).strip() + ", and this version of kota has " + Binaries.MAJOR_VERSION
                    + ". Move the directory away (the index is built again), set KOTA_HOME to another directory, or "
                    + "serve it yourself and set KOTA_DB_URL.");
        }
        runAs.own(folder.data());
    }

    void configure(int port) throws IOException {
        Path users = folder.data().resolve("postgresql.user.conf");
        if (!Files.exists(users)) {
            Files.createFile(users);
        }
        ServerFolder.write(folder.data().resolve("postgresql.conf"), settings(port));
    }

    /** The command that starts the server and waits until it accepts connections. */
    List<String> startCommand() {
        // Recovery after a crash may take long, so only kota's wait has a short timeout, not the start itself.
        return runAs.command(List.of(
                binaries.program("pg_ctl"),
                "--pgdata=" + folder.data(),
                "--log=" + folder.log(),
                "--silent",
                "--wait",
                "--timeout=86400",
                "start"));
    }

    private void create() throws IOException, InterruptedException {
        LOG.info("First use: creating the database in {}", folder.data());
        Path fresh = folder.root().resolve("data.new");
        Optional<PreparedServer> prepared = PreparedServer.find();
        if (prepared.isEmpty() || !prepared.get().copyDatabase(fresh, folder.password())) {
            initialize(fresh);
        }
        Files.move(fresh, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialize(Path fresh) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(fresh);
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(folder.password());
        Files.createFile(
                folder.password(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.password(), HexFormat.of().formatHex(secret));
        run(
                List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + fresh,
                        "--username=" + USER,
                        "--pwfile=" + folder.password(),
                        "--auth=scram-sha-256",
                        // The password is random and long, so more iterations would only slow down each connection.
                        "--set=scram_iterations=1",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-data-checksums",
                        "--no-instructions"),
                "");
        run(
                List.of(binaries.program("postgres"), "--single", "-D", fresh.toString(), "postgres"),
                "CREATE DATABASE " + DATABASE + "\n");
    }

    private void run(List<String> command, String input) throws IOException, InterruptedException {
        Commands.Result result = Commands.run(runAs.command(command), input);
        if (!result.succeeded()) {
            throw new DatabaseUnavailableException("The embedded database in " + folder.data() + " could not be created: "
                    + result.output() + ". Set KOTA_HOME to another directory, or KOTA_DB_URL to a PostgreSQL 15 or "
                    + "later.");
        }
    }

    private static String settings(int port) throws IOException {
        return """
                # Written at each start of the embedded server; make changes in postgresql.user.conf beside this file.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                scram_iterations = 1
                password_encryption = 'scram-sha-256'
                cluster_name = 'kota'
                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, mdy'
                default_text_search_config = 'pg_catalog.english'

                shared_buffers = '%dMB'
                # Without processes that read ahead: an index in use is in memory, and handing over costs more than it saves.
                io_method = sync
                dynamic_shared_memory_type = '%s'
                huge_pages = off
                work_mem = '32MB'
                maintenance_work_mem = '256MB'
                random_page_cost = 1.1
                jit = off

                # There is no replication; a crash may lose the last transactions, but never corrupts data.
                wal_level = minimal
                max_wal_senders = 0
                max_wal_size = '1GB'
                # Old log is deleted, not kept for the next: runs are rare, and it would be as large as the index.
                wal_recycle = off
                wal_init_zero = off
                wal_buffers = '16MB'
                synchronous_commit = off
                checkpoint_timeout = '15min'

                log_checkpoints = off
                include = 'postgresql.user.conf'
                """.formatted(port, buffers() >> 20, sharedMemory());
    }

    /** An eighth of the memory, so that a first run need not write out pages that it still needs. The server only takes what it uses. */
    private static long buffers() {
        long memory = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.clamp(memory / 8, LEAST_BUFFERS, MOST_BUFFERS);
    }

    /** A container's /dev/shm is small by default, and parallel queries fail when it is full. */
    private static String sharedMemory() throws IOException {
        Path memory = Path.of("/dev/shm");
        boolean enough = !Files.exists(memory) || Files.getFileStore(memory).getTotalSpace() >= ENOUGH_SHARED_MEMORY;
        return enough ? "posix" : "mmap";
    }
}
