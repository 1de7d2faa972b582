package dev.kotadb.jobs.source.credentials;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Installation tokens of a GitHub App: a signed statement of who the app is, exchanged for a token that reads the
 * repositories of one installation. A token is used until five minutes before it expires. Safe for use by several threads.
 */
public final class GitHubApp implements CredentialSource {
    private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(5);

    private final URI api;
    private final GitHubAppKey key;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient http;
    private final Map<Long, InstallationToken> tokens = new ConcurrentHashMap<>();

    private record InstallationToken(String text, Instant expires) {}

    /**
     * @param api the root of GitHub's REST API, {@code https://api.github.com} or an enterprise server's
     * @param appId the app's id or client id
     * @param keyFile the app's private key in PEM form
     */
    public GitHubApp(URI api, String appId, Path keyFile, Duration timeout, Clock clock) {
        this.api = api;
        this.key = new GitHubAppKey(appId, keyFile);
        this.timeout = timeout;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** Empty for a repository without an installation. The token goes to the host that the API belongs to and to no other. */
    @Override
    public Optional<Credentials> find(Remote remote) {
        if (remote.installationId().isEmpty() || !remote.host().equalsIgnoreCase(gitHost())) {
            return Optional.empty();
        }
        long installation = remote.installationId().getAsLong();
        InstallationToken token = tokens.compute(installation, (id, known) ->
                known != null && clock.instant().isBefore(known.expires().minus(RENEW_BEFORE_EXPIRY)) ? known : exchange(id));
        return Optional.of(Credentials.token(token.text()));
    }

    private String gitHost() {
        String authority = api.getAuthority();
        return authority.startsWith("api.") ? authority.substring("api.".length()) : authority;
    }

    private InstallationToken exchange(long installation) {
        String what = "a token for installation " + installation + " of the GitHub App";
        URI uri = URI.create(api.toString().replaceFirst("/+$", "") + "/app/installations/" + installation + "/access_tokens");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Accept", "application/vnd.github+json")
                .header("Authorization", "Bearer " + key.statement(clock.instant()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 201) {
                throw new CredentialsException("cannot get " + what + ": " + api.getHost() + " answered "
                        + response.statusCode() + "; check KOTA_GIT_GITHUBAPPID, its key and the installation");
            }
            JsonNode body = JsonMapper.shared().readTree(response.body());
            return new InstallationToken(body.required("token").asString(), Instant.parse(body.required("expires_at").asString()));
        } catch (JacksonException | DateTimeException e) {
            // Neither the body nor the parser's message, which quotes it: it may hold the token.
            throw new CredentialsException("cannot get " + what + ": the answer of " + api.getHost() + " is not what GitHub sends");
        } catch (IOException e) {
            throw new CredentialsException("cannot get " + what + " from " + api.getHost() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialsException("interrupted while fetching " + what);
        }
    }
}
