package dev.kotadb.jobs.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.InvalidRemoteException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** A repository behind a URL, of which a bare mirror is kept and brought up to date at each opening. */
record RemoteRepository(URIish uri) implements SourceLocation {
    // The git client has no other sign of the status: "URL: 503 Service Unavailable".
    private static final Pattern BUSY = Pattern.compile(": (429|5\\d\\d)\\b");
    private static final String NO_SPACE = "No space left on device"; // the system's words
    private static final Set<String> PROTOCOLS = Set.of("https", "http", "ssh", "git", "file");

    /**
     * @throws SourceException for what is no URL of a git repository, and for URLs that could run a program: other
     *     protocols than those of git, and names that start as options do
     */
    static RemoteRepository parse(String url) {
        URIish uri;
        try {
            uri = new URIish(url);
        } catch (URISyntaxException e) {
            throw new SourceException("not a git URL: " + withoutPassword(url) + " (" + e.getReason() + ")", e);
        }
        String protocol = protocol(uri);
        if (!PROTOCOLS.contains(protocol)) {
            throw new SourceException("protocol " + protocol + " is not supported in " + withoutPassword(url)
                    + "; use https or ssh");
        }
        if (startsAsOption(uri.getHost()) || startsAsOption(uri.getUser()) || startsAsOption(uri.getPath())) {
            throw new SourceException("not a git URL: " + withoutPassword(url) + " (a part of it starts with '-')");
        }
        return new RemoteRepository(uri);
    }

    private static String protocol(URIish uri) {
        return uri.getScheme() == null ? "ssh" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static boolean startsAsOption(@Nullable String part) {
        return part != null && part.startsWith("-");
    }

    private static String withoutPassword(String url) {
        return url.replaceFirst("://[^/@]*@", "://");
    }

    /** The last two parts of the URL's path. */
    static String nameOf(URIish uri) {
        String path = uri.getPath().replaceFirst("(/+\\.?)+$", "").replaceFirst("\\.git$", "");
        String[] parts = path.split("/");
        String last = parts[parts.length - 1];
        String owner = parts.length < 2 ? "" : parts[parts.length - 2];
        return (owner.matches("|\\.+") ? "local" : owner) + "/" + last;
    }

    /** Without user and password: a user's name may be a token, too. That of ssh only says whom the host runs. */
    @Override
    public String text() {
        return withoutUser(uri).toString();
    }

    static URIish withoutUser(URIish uri) {
        return protocol(uri).equals("ssh") ? uri.setPass(null) : uri.setPass(null).setUser(null);
    }

    @Override
    public String defaultName() {
        return nameOf(uri);
    }

    @Override
    public SourceTree open(@Nullable String ref, @Nullable String commit, SourceAccess access) {
        requireAllowed(access);
        Mirrors mirrors = new Mirrors(access.home());
        Path mirror = mirrors.of(text());
        GitFetch fetch = new GitFetch(uri, access);
        try {
            Closeable use = mirrors.use(mirror);
            try {
                String wanted = commit == null ? ref : commit;
                String found = commit != null && GitFetch.has(mirror, commit)
                        ? commit
                        : mirrors.fetch(mirror, into -> fetch.bringUpToDate(into, wanted));
                mirrors.evict(access.git().mirrorBytes());
                return CommitTree.open(GitFetch.open(mirror), found, text(), use);
            } catch (IOException | GitAPIException | RuntimeException e) {
                use.close();
                throw e;
            }
        } catch (GitAPIException e) {
            if (reason(e).contains(NO_SPACE)) {
                throw new SourceException("cannot keep a mirror of " + text() + " in " + mirrors.folder() + ": " + NO_SPACE
                        + "; make room there, or set KOTA_HOME to another disk", e, true);
            }
            throw new SourceException("cannot fetch " + text() + ": " + reason(e) + "; check "
                    + whatToCheck(), e, !isMissing(e));
        } catch (IOException e) {
            throw new SourceException("cannot keep a mirror of " + text() + " in " + mirrors.folder() + ": "
                    + e.getMessage(), e, true);
        }
    }

    private String whatToCheck() {
        return protocol(uri).equals("ssh")
                ? "the URL, the network, your key, and that ~/.ssh/known_hosts has the host's key"
                : "the URL, the network and the credentials";
    }

    private void requireAllowed(SourceAccess access) {
        if (protocol(uri).equals("file") && !access.git().allowFile()) {
            throw new SourceException("file: URLs are not read: " + text()
                    + "; name the directory itself, or set KOTA_GIT_ALLOWFILE=true");
        }
    }

    @Override
    public Tip tip(@Nullable String ref, SourceAccess access) {
        requireAllowed(access);
        try {
            String commit = new GitFetch(uri, access).tip(ref);
            return commit == null ? new Tip.Unknown() : new Tip.At(commit);
        } catch (GitAPIException e) {
            return new Tip.Unreachable("cannot reach " + text() + ": " + reason(e), isOfHost(e));
        }
    }

    @Override
    public Optional<String> host() {
        return Optional.ofNullable(uri.getHost()).filter(host -> !host.isEmpty())
                .map(host -> (uri.getPort() < 0 ? host : host + ":" + uri.getPort()).toLowerCase(Locale.ROOT));
    }

    /** A repository that is missing, or that wants other credentials, says nothing about the others of its host. */
    private static boolean isOfHost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean network = cause instanceof SocketException || cause instanceof InterruptedIOException
                    || cause instanceof UnknownHostException || cause instanceof SSLException;
            if (network || BUSY.matcher(String.valueOf(cause.getMessage())).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMissing(GitAPIException e) {
        return e instanceof InvalidRemoteException || e.getCause() instanceof NoRemoteRepositoryException;
    }

    private String reason(GitAPIException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        for (String secret : Arrays.asList(uri.getPass(), protocol(uri).equals("ssh") ? null : uri.getUser())) {
            message = secret == null || secret.isEmpty() ? message : message.replace(secret, "…");
        }
        return message;
    }
}
