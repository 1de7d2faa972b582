package dev.kotadb.jobs.source;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository is: a local directory or a remote's URL.
 */
public sealed interface SourceLocation permits SourceLocation.LocalDirectory, RemoteRepository {
    /** The location as it is recorded, without a password; a path is absolute. */
    String text();

    /** The default name of the repository: its remote's {@code owner/repo}, or {@code local/directory}. */
    String defaultName();

    /**
     * Opens the files.
     *
     * @param ref null for a directory's working tree, or for a remote's default branch
     * @param commit the commit to read again, whatever the ref means by now; null to resolve the ref. A working tree is
     *     read as it is.
     * @param access how a remote is reached, and where its mirror is kept
     */
    SourceTree open(@Nullable String ref, @Nullable String commit, SourceAccess access);

    /** Asks where the ref is at the moment; reads and fetches no files. See {@link #open}. */
    Tip tip(@Nullable String ref, SourceAccess access);

    /** The remote's host, with its port if it is not the usual one; empty for what is on this machine. */
    Optional<String> host();

    /** Tells a URL from a path. */
    static boolean isRemote(String text) {
        return text.contains("://") || text.matches("[\\w.-]+@[\\w.-]+:.+") || text.matches("\\w+::.*");
    }

    /**
     * Reads a URL or a path.
     *
     * @throws SourceException for a path that is no readable directory
     */
    static SourceLocation parse(String text) {
        if (isRemote(text)) {
            return RemoteRepository.parse(text);
        }
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw new SourceException("no such directory: " + text + "; name a directory or a git URL");
            }
            if (!Files.isDirectory(path)) {
                throw new SourceException("not a directory: " + text + "; name the directory that it lies in");
            }
            if (!Files.isReadable(path)) {
                throw new SourceException("may not read directory " + text + "; check its permissions");
            }
            return new LocalDirectory(path.toRealPath());
        } catch (InvalidPathException | IOException e) {
            throw new SourceException("cannot read " + text + ": " + e.getMessage(), e);
        }
    }

    /** A directory on this machine: a git working tree, a bare repository, or plain files. */
    record LocalDirectory(Path path) implements SourceLocation {
        @Override
        public String text() {
            return path.toString();
        }

        @Override
        public String defaultName() {
            try (Repository git = git()) {
                String origin = git == null ? null : git.getConfig().getString("remote", "origin", "url");
                if (git != null && origin != null && (git.isBare() || git.getWorkTree().toPath().equals(path))) {
                    return RemoteRepository.nameOf(new URIish(origin));
                }
            } catch (IOException | URISyntaxException e) {
                // An odd remote names nothing; the directory does.
            }
            Path name = path.getFileName();
            return "local/" + (name == null ? "root" : name.toString().replaceFirst("\\.git$", ""));
        }

        @Override
        public SourceTree open(@Nullable String ref, @Nullable String commit, SourceAccess access) {
            return open(ref, commit, access.home());
        }

        /** @param home the folder below which the stamps of its files are kept */
        public SourceTree open(@Nullable String ref, @Nullable String commit, Path home) {
            try {
                Repository git = git();
                if (git == null) {
                    if (ref != null) {
                        throw new SourceException(path + " is no git repository, so it has no ref '" + ref
                                + "'; leave --ref out to index its files as they are");
                    }
                    return new WorkingTree(path, home, null);
                }
                if (ref != null || git.isBare()) {
                    return CommitTree.open(git, revision(ref, commit), path.toString(), () -> {});
                }
                return new WorkingTree(path, home, git);
            } catch (IOException e) {
                throw new SourceException("cannot open the git repository of " + path + ": " + e.getMessage(), e);
            }
        }

        /** Changes that are not committed do not count. */
        @Override
        public Tip tip(@Nullable String ref, SourceAccess access) {
            try (Repository git = git()) {
                ObjectId commit = git == null ? null : git.resolve(revision(ref, null) + "^{commit}");
                return commit == null ? new Tip.Unknown() : new Tip.At(commit.name());
            } catch (IOException e) {
                return new Tip.Unreachable("cannot read the git repository of " + path + ": " + e.getMessage(), false);
            }
        }

        @Override
        public Optional<String> host() {
            return Optional.empty();
        }

        private static String revision(@Nullable String ref, @Nullable String commit) {
            return commit != null ? commit : ref != null ? ref : Constants.HEAD;
        }

        private @Nullable Repository git() throws IOException {
            FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(path.toFile());
            if (builder.getGitDir() == null) {
                return bare();
            }
            return builder.setMustExist(true).build();
        }

        private @Nullable Repository bare() throws IOException {
            boolean looksBare = Files.isRegularFile(path.resolve("HEAD")) && Files.isDirectory(path.resolve("objects"));
            return looksBare
                    ? new FileRepositoryBuilder().setBare().setGitDir(path.toFile()).setMustExist(true).build()
                    : null;
        }
    }
}
