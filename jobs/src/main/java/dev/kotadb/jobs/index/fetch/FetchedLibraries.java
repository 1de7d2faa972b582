package dev.kotadb.jobs.index.fetch;

import dev.kotadb.parsers.manifest.local.Artifact;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.schema.settings.Limit;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Downloads files of libraries, by Maven's resolver, into a folder laid out as Maven's local repository. What cannot be had is
 * remembered for a warning. For one thread.
 */
public final class FetchedLibraries implements LocalRepository.Remote, AutoCloseable {
    private static final int MOST_NAMES = 20;
    private static final int MILLIS = 1000;

    private final RepositorySystem system = new RepositorySystemSupplier().get();
    private final CloseableSession session;
    private final List<RemoteRepository> repositories;
    private final Map<String, String> missing = new LinkedHashMap<>();
    private @Nullable String unreachable;
    private int fetched;

    /** @throws UnreadableSettingsException if Maven's settings cannot be read */
    public FetchedLibraries(Path folder, Path settingsFile) {
        MavenSettings settings = MavenSettings.read(settingsFile);
        this.session = new SessionBuilderSupplier(system).get()
                .withLocalRepositoryBaseDirectories(folder)
                .setOffline(settings.offline())
                .setMirrorSelector(settings.mirrors())
                .setProxySelector(settings.proxies())
                .setAuthenticationSelector(settings.authentications())
                // A library that a repository lacks is asked for again after a day, one that failed in the next run.
                .setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(true, false))
                .setSystemProperties(System.getProperties())
                .setConfigProperty(ConfigurationProperties.CONNECT_TIMEOUT, Limit.FETCH_CONNECT_TIMEOUT.intValue() * MILLIS)
                .setConfigProperty(ConfigurationProperties.REQUEST_TIMEOUT, Limit.FETCH_SILENCE_TIMEOUT.intValue() * MILLIS)
                .build();
        this.repositories = system.newResolutionRepositories(session, settings.repositories());
        this.unreachable = settings.offline() ? settingsFile + " says offline" : null;
    }

    @Override
    public Optional<Path> get(Artifact artifact, String extension) {
        if (unreachable != null) {
            missing.put(name(artifact), unreachable);
            return Optional.empty();
        }
        ArtifactRequest request = new ArtifactRequest(
                new DefaultArtifact(artifact.groupId(), artifact.artifactId(), artifact.classifier(), extension, artifact.version()),
                repositories, null);
        try {
            Path file = system.resolveArtifact(session, request).getArtifact().getPath();
            fetched++;
            return Optional.ofNullable(file);
        } catch (ArtifactResolutionException e) {
            missing.put(name(artifact), reason(e));
            return Optional.empty();
        }
    }

    private static String name(Artifact artifact) {
        return artifact.name() + ":" + artifact.version() + (artifact.classifier() == null ? "" : ":" + artifact.classifier());
    }

    private String reason(ArtifactResolutionException e) {
        List<Exception> causes = e.getResults().stream().map(ArtifactResult::getExceptions).flatMap(List::stream).toList();
        if (causes.stream().allMatch(ArtifactNotFoundException.class::isInstance)) {
            return "not in " + repositories.stream().map(RemoteRepository::getUrl).collect(Collectors.joining(", "));
        }
        String message = String.valueOf(e.getMessage());
        // With hundreds of libraries, hundreds of timeouts would pass.
        if (causes.stream().noneMatch(ArtifactNotFoundException.class::isInstance) && causes.stream().anyMatch(FetchedLibraries::isUnreachable)) {
            unreachable = "no connection: " + message;
        }
        return message;
    }

    private static boolean isUnreachable(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnknownHostException || each instanceof SocketException || each instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }

    /** How many files were downloaded. */
    public int count() {
        return fetched;
    }

    /** Sentences that name what could not be downloaded, and why. */
    public List<String> problems() {
        Map<String, List<String>> byReason = missing.entrySet().stream().collect(Collectors.groupingBy(
                each -> unreachable == null ? each.getValue() : unreachable, LinkedHashMap::new,
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return byReason.entrySet().stream()
                .map(each -> "not downloaded: " + names(each.getValue()) + ": " + each.getKey())
                .toList();
    }

    private static String names(List<String> libraries) {
        int more = libraries.size() - MOST_NAMES;
        return libraries.stream().limit(MOST_NAMES).collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
    }

    @Override
    public void close() {
        session.close();
        system.shutdown();
    }
}
