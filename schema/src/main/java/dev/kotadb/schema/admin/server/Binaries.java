package dev.kotadb.schema.admin.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this platform, which are unpacked once from the class path into the server's folder. */
record Binaries(Path root) {
    /** The bundled release. It is part of the folder's name, so a new release is unpacked beside the old one. */
    static final String VERSION = version();

    static final String MAJOR_VERSION = VERSION.substring(0, VERSION.indexOf('.'));

    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

    /** Copies or unpacks the programs unless they are there. The caller holds the start lock. */
    static Binaries unpacked(ServerFolder folder) throws IOException, InterruptedException {
        String platform = platform();
        String name = "postgresql-" + VERSION + "-" + platform;
        Path root = folder.root().resolve(name);
        if (!Files.isDirectory(root)) {
            try {
                Path fresh = Files.createTempDirectory(folder.root(), "unpacking-").resolve(name);
                Optional<PreparedServer> prepared = PreparedServer.find();
                if (prepared.isEmpty() || !prepared.get().copyPrograms(name, fresh)) {
                    LOG.info("First use: unpacking PostgreSQL {} into {}", VERSION, root);
                    unpack(platform, fresh);
                }
                Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteLeftovers(folder.root());
            }
        }
        return new Binaries(root);
    }

    String program(String name) {
        return root.resolve("bin").resolve(name).toString();
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream text = Binaries.class.getResourceAsStream("postgresql.properties")) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** The platform's name in the names of archives. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    case String other -> other;
                };
        String library = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return system + "-" + processor + library;
    }

    private static void unpack(String platform, Path target) throws IOException {
        FileSystemUtils.deleteRecursively(target); // a copy that failed
        try (InputStream archive = Binaries.class.getResourceAsStream("/postgres-" + platform + ".txz")) {
            if (archive == null) {
                throw new DatabaseUnavailableException("This build of kota has no PostgreSQL for " + platform
                        + ". Build it on this machine, or set KOTA_DB_URL to a PostgreSQL 15 or later.");
            }
            unpack(archive, Files.createDirectory(target));
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive of PostgreSQL contains a path outside of its folder: " + entry.getName());
                }
                write(tar, entry, file);
            }
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (!file.getFileName().toString().endsWith(".a")) {
            Files.copy(tar, file);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Deletes the folders of processes that were killed while unpacking. */
    private static void deleteLeftovers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path leftover : files.filter(file -> file.getFileName().toString().startsWith("unpacking-"))
                    .toList()) {
                FileSystemUtils.deleteRecursively(leftover);
            }
        }
    }
}
