package dev.kotadb.jobs.source;

import dev.kotadb.jobs.source.credentials.CredentialSource;
import dev.kotadb.jobs.source.credentials.Credentials;
import dev.kotadb.jobs.source.credentials.Remote;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Answers the git client with the credentials of one remote, and with none once it was redirected to another host. */
final class HostCredentials extends CredentialsProvider {
    private final URIish remote;
    private final CredentialSource source;
    private final OptionalLong installationId;

    HostCredentials(URIish remote, CredentialSource source, OptionalLong installationId) {
        this.remote = remote;
        this.source = source;
        this.installationId = installationId;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username) && !(item instanceof CredentialItem.Password)
                    && !(item instanceof CredentialItem.InformationalMessage)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) throws UnsupportedCredentialItem {
        Optional<Credentials> found = isRemote(uri) ? credentials() : Optional.empty();
        if (found.isEmpty() || !supports(items)) {
            return false;
        }
        for (CredentialItem item : items) {
            switch (item) {
                case CredentialItem.Username name -> name.setValue(found.get().username());
                case CredentialItem.Password password -> password.setValue(found.get().password().toCharArray());
                default -> {} // A message asks nothing.
            }
        }
        return true;
    }

    private boolean isRemote(URIish uri) {
        return equal(uri.getHost(), remote.getHost()) && uri.getPort() == remote.getPort()
                && equal(uri.getScheme(), remote.getScheme());
    }

    private static boolean equal(@Nullable String one, @Nullable String other) {
        return one != null && one.equalsIgnoreCase(other);
    }

    private Optional<Credentials> credentials() {
        if (remote.getUser() != null || remote.getPass() != null) {
            return Optional.of(new Credentials(
                    Objects.requireNonNullElse(remote.getUser(), ""), Objects.requireNonNullElse(remote.getPass(), "")));
        }
        String host = remote.getPort() < 0 ? remote.getHost() : remote.getHost() + ":" + remote.getPort();
        return source.find(new Remote(
                String.valueOf(remote.getScheme()), host, remote.getPath().replaceFirst("^/+", ""), installationId));
    }
}
