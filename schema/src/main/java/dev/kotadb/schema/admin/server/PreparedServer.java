package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs and an empty, migrated database, which {@code scripts/kota} makes once after a build. A new home copies
 * them, which takes a fraction of the time of unpacking, creating and migrating.
 *
 * @param root a copy of a {@link ServerFolder} whose server has stopped
 */
record PreparedServer(ServerFolder root) {
    /** The system property that names the folder. */
    static final String PROPERTY = "kota.prepared";

    private static final Logger LOG = LoggerFactory.getLogger(PreparedServer.class);

    /** Empty if nothing is prepared, or not for this user. */
    static Optional<PreparedServer> find() {
        String folder = System.getProperty(PROPERTY, "");
        if (folder.isBlank()) {
            return Optional.empty();
        }
        ServerFolder root = new ServerFolder(Path.of(folder));
        boolean stopped = !Files.exists(Postmaster.file(root.data()));
        return Files.isReadable(root.password()) && Files.isDirectory(root.data()) && stopped
                ? Optional.of(new PreparedServer(root))
                : Optional.empty();
    }

    /** @return whether the programs of that name are in the new folder now */
    boolean copyPrograms(String name, Path target) throws IOException, InterruptedException {
        Path programs = root.root().resolve(name);
        // Nobody writes to them, so they can be shared on one file system.
        return Files.isDirectory(programs) && (copy("-al", programs, target) || copy("-a", programs, target));
    }

    /** @return whether the database is in the new folder now, and its password in the new file */
    boolean copyDatabase(Path data, Path password) throws IOException, InterruptedException {
        return copy("-a", root.data(), data) && copy("-a", root.password(), password);
    }

    /** @param option keeps modes and owners; where the file system can share blocks, nothing is copied */
    private static boolean copy(String option, Path from, Path to) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(to); // of an attempt that failed
        Commands.Result result = Commands.run(List.of("cp", option, from.toString(), to.toString()), "");
        if (!result.succeeded()) {
            LOG.debug("{} cannot be copied: {}", from, result.output());
        }
        return result.succeeded();
    }
}
