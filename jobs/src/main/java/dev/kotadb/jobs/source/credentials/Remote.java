package dev.kotadb.jobs.source.credentials;

import java.util.OptionalLong;

/**
 * The remote that credentials are for. They are never sent to another host, not even after a redirect.
 *
 * @param protocol {@code https}, {@code http} or {@code ssh}
 * @param host with {@code :port} if the URL names one
 * @param path without a leading slash
 * @param installationId of the GitHub App, if the repository is reached through one
 */
public record Remote(String protocol, String host, String path, OptionalLong installationId) {}
