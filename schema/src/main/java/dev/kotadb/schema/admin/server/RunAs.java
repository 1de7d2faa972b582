package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user as which PostgreSQL's programs run. They refuse to run as root. Root therefore runs them in a user namespace or, if
 * that is forbidden as in most containers, as the user {@code nobody} with the capability to open root's files. PostgreSQL finds
 * its own files by access(2), which ignores that capability, so all parent directories must be accessible to others.
 *
 * @param prefix the command that runs another command as that user; empty for the current user
 * @param owner the numeric id of the user that must own the data directory
 */
record RunAs(List<String> prefix, int owner) {
    private static final Logger LOG = LoggerFactory.getLogger(RunAs.class);
    private static final String NOBODY = "65534";

    RunAs {
        prefix = List.copyOf(prefix);
    }

    static RunAs find(ServerFolder folder) throws IOException, InterruptedException {
        int user = ownerOf(folder.lock());
        return user == 0 ? root(folder) : new RunAs(List.of(), user);
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Changes the owner of the data directory if it belongs to another user, which only root may do. */
    void own(Path data) throws IOException, InterruptedException {
        int present = ownerOf(data);
        if (present == owner) {
            return;
        }
        Commands.Result result = Commands.run(List.of("chown", "-R", Integer.toString(owner), data.toString()), "");
        if (!result.succeeded()) {
            throw new DatabaseUnavailableException("The embedded database in " + data + " belongs to user " + present
                    + ", not to user " + owner + ". Run kota as that user, or set KOTA_HOME to another directory.");
        }
    }

    private static RunAs root(ServerFolder folder) throws IOException, InterruptedException {
        List<String> namespace = List.of("unshare", "-U");
        if (runsAsAnother(namespace)) {
            return new RunAs(namespace, 0);
        }
        List<String> nobody = List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override");
        if (runsAsAnother(nobody)) {
            LOG.debug("no user namespaces here; PostgreSQL runs as user {}", NOBODY);
            makeAccessible(folder.root());
            return new RunAs(nobody, Integer.parseInt(NOBODY));
        }
        throw new DatabaseUnavailableException("The embedded database in " + folder.root()
                + " cannot run as root here: neither a user namespace (unshare -U) nor another user (setpriv) is "
                + "available. Run kota as an ordinary user, install util-linux, or set KOTA_DB_URL to a PostgreSQL 15 or later.");
    }

    private static void makeAccessible(Path root) throws IOException {
        for (Path above = root.getParent(); above != null; above = above.getParent()) {
            if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new DatabaseUnavailableException("The embedded database in " + root + " cannot run as root here: "
                        + "PostgreSQL must run as another user, who may not enter " + above + ". Set KOTA_HOME to a "
                        + "directory below one that all may enter, such as /var/lib/kota, run kota as an ordinary user, "
                        + "or set KOTA_DB_URL to a PostgreSQL 15 or later.");
            }
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static boolean runsAsAnother(List<String> prefix) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        try {
            Commands.Result result = Commands.run(command, "");
            return result.succeeded() && !result.output().equals("0");
        } catch (IOException e) {
            return false;
        }
    }

    private static int ownerOf(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid");
    }
}
