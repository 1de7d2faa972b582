package dev.kotadb.jobs.source;

import dev.kotadb.jobs.source.credentials.CredentialSource;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What opening a repository needs beside its location.
 *
 * @param home the folder below which mirrors of remotes, and stamps of files, are kept
 * @param installationId of the GitHub App that reaches the repository, if any
 */
public record SourceAccess(Path home, GitSettings git, CredentialSource credentials, OptionalLong installationId) {
    public SourceAccess(Path home, GitSettings git) {
        this(home, git, git.credentialSource(), OptionalLong.empty());
    }

    public SourceAccess throughInstallation(OptionalLong id) {
        return new SourceAccess(home, git, credentials, id);
    }
}
