package dev.kotadb.jobs.serve.webhook;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A push to a repository's default branch.
 *
 * @param host of the repository's URL, in lower case
 * @param installation of the GitHub App that reaches the repository; null if none does
 */
record Push(String fullName, String host, @Nullable Long installation) {
    private static final String BRANCH = "refs/heads/";

    /** Empty for what is no push to a default branch, and for one that deletes the branch. */
    static Optional<Push> of(Forge forge, JsonNode notice) {
        JsonNode repository = notice.path(forge == Forge.GITLAB ? "project" : "repository");
        String name = repository.path(forge == Forge.GITLAB ? "path_with_namespace" : "full_name").asString("");
        String url = repository.path(forge == Forge.GITLAB ? "git_http_url" : "clone_url").asString("");
        String branch = repository.path("default_branch").asString("");
        boolean deletes = notice.path("after").asString("").matches("0*");
        if (name.isEmpty() || name.indexOf('\0') >= 0 || branch.isEmpty() || deletes
                || !notice.path("ref").asString("").equals(BRANCH + branch)) {
            return Optional.empty();
        }
        JsonNode installation = notice.path("installation").path("id");
        return host(url).map(host -> new Push(name, host, installation.canConvertToLong() && installation.isIntegralNumber()
                ? installation.longValue() : null));
    }

    /** That of {@code https://host/…} or {@code user@host:…}; empty for a directory. */
    static Optional<String> host(String url) {
        String scp = url.matches("[\\w.-]+@[\\w.-]+:.*") ? "ssh://" + url.replaceFirst(":.*", "/") : url;
        try {
            return Optional.ofNullable(URI.create(scp).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
