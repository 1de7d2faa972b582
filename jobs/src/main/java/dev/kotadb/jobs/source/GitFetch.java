package dev.kotadb.jobs.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Brings a mirror up to date. A branch or a tag comes without its history, since an index needs the files of one commit;
 * any other name, such as a commit's id, needs the history and brings all of it.
 */
final class GitFetch {
    private static final List<RefSpec> EVERYTHING =
            List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));

    private final URIish uri;
    private final int timeoutSeconds;
    private final CredentialsProvider credentials;

    GitFetch(URIish uri, SourceAccess access) {
        // Credentials are answered for one host; in the URL they would follow a redirect and show in messages.
        this.uri = RemoteRepository.withoutUser(uri);
        this.timeoutSeconds = (int) Math.max(1, access.git().timeout().toSeconds());
        this.credentials = new HostCredentials(uri, access.credentials(), access.installationId());
    }

    static Repository open(Path mirror) throws IOException {
        return new FileRepositoryBuilder().setBare().setGitDir(mirror.toFile()).setMustExist(true).build();
    }

    /** Whether the mirror is there and has a commit. */
    static boolean has(Path mirror, String commit) throws IOException {
        if (!Files.isDirectory(mirror)) {
            return false;
        }
        try (Repository repository = open(mirror)) {
            return repository.getObjectDatabase().has(ObjectId.fromString(commit));
        }
    }

    /**
     * Fetches what a ref needs.
     *
     * @param ref null for the remote's default branch
     * @return a name that the mirror resolves to the commit
     */
    String bringUpToDate(Path mirror, @Nullable String ref) throws GitAPIException, IOException {
        Map<String, Ref> remote = refs();
        Ref wanted = wanted(remote, ref);
        if (!Files.isDirectory(mirror)) {
            create(mirror);
        }
        try (Repository repository = open(mirror); Git git = new Git(repository)) {
            Ref head = remote.get(Constants.HEAD);
            if (head != null && head.isSymbolic()) {
                repository.updateRef(Constants.HEAD).link(head.getTarget().getName());
            }
            if (wanted == null) {
                fetchHistory(git);
                return ref == null ? Constants.HEAD : ref;
            }
            ObjectId commit = commit(wanted);
            if (!repository.getObjectDatabase().has(commit)) {
                fetchOne(git, wanted.getName());
            }
            return commit.name();
        }
    }

    /** Asks the remote for the commit of a ref, and fetches nothing. @return null if it has no ref of this name */
    @Nullable String tip(@Nullable String ref) throws GitAPIException {
        Ref wanted = wanted(refs(), ref);
        return wanted == null ? null : commit(wanted).name();
    }

    private Map<String, Ref> refs() throws GitAPIException {
        return with(Git.lsRemoteRepository().setRemote(uri.toString())).callAsMap();
    }

    private static ObjectId commit(Ref ref) {
        return ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
    }

    /** The remote's ref of this name; null for a name that only the history can resolve. */
    private static @Nullable Ref wanted(Map<String, Ref> remote, @Nullable String ref) {
        if (ref == null) {
            Ref head = remote.get(Constants.HEAD);
            return head == null || !head.isSymbolic() ? head : remote.getOrDefault(head.getTarget().getName(), head);
        }
        for (String prefix : List.of("", Constants.R_HEADS, Constants.R_TAGS)) {
            Ref found = remote.get(prefix + ref);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Creates it in a folder beside it first, so that an unfinished mirror is never taken for one. */
    private static void create(Path mirror) throws GitAPIException, IOException {
        Path partial = mirror.resolveSibling(mirror.getFileName() + ".creating");
        if (Files.exists(partial)) {
            FileUtils.delete(partial.toFile(), FileUtils.RECURSIVE); // of a process that died
        }
        try (Git git = Git.init().setBare(true).setDirectory(partial.toFile()).call()) {
            StoredConfig config = git.getRepository().getConfig();
            config.setBoolean("gc", null, "autoDetach", false); // nothing works on behind the run's back
            config.save();
        }
        Files.move(partial, mirror);
    }

    private void fetchOne(Git git, String name) throws GitAPIException {
        String local = name.equals(Constants.HEAD) ? "refs/heads/HEAD" : name;
        fetch(git).setRefSpecs(new RefSpec("+" + name + ":" + local)).setDepth(1).call();
    }

    private void fetchHistory(Git git) throws GitAPIException, IOException {
        boolean shallow = !git.getRepository().getObjectDatabase().getShallowCommits().isEmpty();
        fetch(git).setRefSpecs(EVERYTHING).setRemoveDeletedRefs(true).setUnshallow(shallow).call();
    }

    private FetchCommand fetch(Git git) {
        return with(git.fetch().setRemote(uri.toString()));
    }

    private <C extends TransportCommand<C, ?>> C with(C command) {
        return command.setCredentialsProvider(credentials).setTimeout(timeoutSeconds);
    }
}
