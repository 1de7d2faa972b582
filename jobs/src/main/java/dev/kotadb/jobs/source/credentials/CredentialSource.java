package dev.kotadb.jobs.source.credentials;

import java.util.List;
import java.util.Optional;

/** Knows the credentials of some remotes. */
@FunctionalInterface
public interface CredentialSource {
    /**
     * Empty if this source has none for the remote.
     *
     * @throws CredentialsException if it should have some and cannot get them
     */
    Optional<Credentials> find(Remote remote);

    /** Asks the sources in turn; the first answer counts. */
    static CredentialSource firstOf(List<CredentialSource> sources) {
        return remote -> sources.stream().flatMap(source -> source.find(remote).stream()).findFirst();
    }
}
