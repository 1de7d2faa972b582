package dev.kotadb.jobs.source;

import dev.kotadb.jobs.source.credentials.CredentialSource;
import dev.kotadb.jobs.source.credentials.CredentialsCommand;
import dev.kotadb.jobs.source.credentials.GitHubApp;
import dev.kotadb.jobs.source.credentials.HostTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How remote repositories are reached, {@code kota.git.*} in a properties file or {@code KOTA_GIT_*} in the environment.
 *
 * @param timeout after which a silent remote is given up
 * @param allowFile whether {@code file:} URLs are read; a person who may add URLs could otherwise read any repository of
 *     this machine
 * @param mirrorBytes most bytes that mirrors may take together; those not used for longest are removed first
 * @param tokens {@code host=token} or {@code host=user:token}, separated by blanks or commas
 * @param credentials a command that speaks the protocol of git's credential helpers
 * @param githubApi the root of GitHub's REST API
 * @param githubAppId the id of the GitHub App, if repositories are reached through one
 * @param githubAppKeyfile the app's private key in PEM form
 */
@ConfigurationProperties("kota.git")
public record GitSettings(
        @DefaultValue("120s") Duration timeout,
        @DefaultValue("false") boolean allowFile,
        @DefaultValue("53687091200") long mirrorBytes,
        @DefaultValue("") String tokens,
        @DefaultValue("") String credentials,
        @DefaultValue("https://api.github.com") URI githubApi,
        @Nullable String githubAppId,
        @Nullable Path githubAppKeyfile) {
    public GitSettings {
        if (timeout.isNegative() || timeout.isZero() || mirrorBytes < 1) {
            throw new IllegalArgumentException("kota.git.timeout and kota.git.mirror-bytes must be positive");
        }
        if ((githubAppId == null) != (githubAppKeyfile == null)) {
            throw new IllegalArgumentException("kota.git.github-app-id and kota.git.github-app-keyfile go together");
        }
    }

    /** The sources of credentials that are configured. */
    public CredentialSource credentialSource() {
        List<CredentialSource> sources = new ArrayList<>();
        if (githubAppId != null && githubAppKeyfile != null) {
            sources.add(new GitHubApp(githubApi, githubAppId, githubAppKeyfile, timeout, Clock.systemUTC()));
        }
        sources.add(HostTokens.parse(tokens));
        if (!credentials.isBlank()) {
            sources.add(new CredentialsCommand(credentials, timeout));
        }
        return CredentialSource.firstOf(sources);
    }
}
