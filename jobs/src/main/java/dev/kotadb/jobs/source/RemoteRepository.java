package dev.kotadb.jobs.source;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/** A repository behind a URL, of which a bare mirror is kept and brought up to date at each opening. */
record RemoteRepository(URIish uri) implements SourceLocation {
    private static final int TIMEOUT_SECONDS = 120;
    private static final List<RefSpec> EVERYTHING =
            List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));

    static RemoteRepository parse(String url) {
        try {
            return new RemoteRepository(new URIish(url));
        } catch (URISyntaxException e) {
            throw new SourceException("not a git URL: " + url + " (" + e.getReason() + ")", e);
        }
    }

    /** The last two parts of the URL's path. */
    static String nameOf(URIish uri) {
        String path = uri.getPath().replaceFirst("(/+\\.?)+$", "").replaceFirst("\\.git$", "");
        String[] parts = path.split("/");
        String last = parts[parts.length - 1];
        String owner = parts.length < 2 ? "" : parts[parts.length - 2];
        return (owner.matches("|\\.+") ? "local" : owner) + "/" + last;
    }

    /** URIish leaves a password out of its text. */
    @Override
    public String text() {
        return uri.toString();
    }

    @Override
    public String defaultName() {
        return nameOf(uri);
    }

    @Override
    public SourceTree open(@Nullable String ref, Path home) {
        Path mirrors = home.resolve("repositories");
        Path mirror = mirrors.resolve(BlobHash.of(text().getBytes(StandardCharsets.UTF_8)) + ".git");
        try {
            Files.createDirectories(mirrors);
            Path lockFile = mirrors.resolve(mirror.getFileName() + ".lock");
            try (FileChannel channel =
                            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (Files.isDirectory(mirror)) {
                    fetch(mirror);
                } else {
                    cloneInto(mirror);
                }
            }
            Repository repository = new FileRepositoryBuilder().setBare().setGitDir(mirror.toFile()).build();
            return CommitTree.open(repository, ref == null ? Constants.HEAD : ref, text());
        } catch (GitAPIException e) {
            throw new SourceException("cannot fetch " + text() + ": " + reason(e)
                    + "; check the URL, the network and the credentials", e);
        } catch (IOException e) {
            throw new SourceException("cannot keep a mirror of " + text() + " in " + mirrors + ": " + e.getMessage(), e);
        }
    }

    private void fetch(Path mirror) throws GitAPIException, IOException {
        try (Git git = Git.open(mirror.toFile())) {
            git.fetch().setRemote(uri.toPrivateString()).setRefSpecs(EVERYTHING).setRemoveDeletedRefs(true)
                    .setTimeout(TIMEOUT_SECONDS).call();
        }
    }

    /** Into a directory beside it first, so that a clone that dies half way is never taken for a mirror. */
    private void cloneInto(Path mirror) throws GitAPIException, IOException {
        Path partial = Files.createTempDirectory(mirror.getParent(), "cloning-");
        try {
            Git.cloneRepository().setURI(uri.toPrivateString()).setBare(true).setMirror(true)
                    .setDirectory(partial.toFile()).setTimeout(TIMEOUT_SECONDS).call().close();
            try (Git git = Git.open(partial.toFile())) {
                StoredConfig config = git.getRepository().getConfig();
                config.setString("remote", "origin", "url", text());
                config.setBoolean("gc", null, "autoDetach", false); // nothing works on behind the run's back
                config.save();
            }
            Files.move(partial, mirror, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            if (Files.exists(partial)) {
                FileUtils.delete(partial.toFile(), FileUtils.RECURSIVE);
            }
        }
    }

    private String reason(GitAPIException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.replace(uri.toPrivateString(), text());
    }
}
