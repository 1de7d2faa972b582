package dev.kotadb.jobs.index.fetch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.locator.DefaultModelLocator;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.RepositoryPolicy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.repository.AuthenticationSelector;
import org.eclipse.aether.repository.MirrorSelector;
import org.eclipse.aether.repository.ProxySelector;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.jspecify.annotations.Nullable;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/**
 * From where a {@code settings.xml} says that Maven downloads: its mirrors, proxies, credentials, and repositories of active
 * profiles, after them Maven Central.
 */
final class MavenSettings {
    private static final String CENTRAL = "central";
    private static final String MODEL_VERSION = "4.0.0";
    private static final String LAYOUT = "default";

    private final Settings settings;
    private final SettingsDecryptionResult secrets;

    private MavenSettings(Settings settings, SettingsDecryptionResult secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Reads a file; one that does not exist says nothing. */
    static MavenSettings read(Path file) {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        System.getenv().forEach((name, value) -> properties.put("env." + name, value));
        try {
            Settings settings = new DefaultSettingsBuilderFactory().newInstance()
                    .build(new DefaultSettingsBuildingRequest().setUserSettingsFile(file.toFile()).setSystemProperties(properties))
                    .getEffectiveSettings();
            DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher());
            dispatcher.setConfigurationFile(file.resolveSibling("settings-security.xml").toString());
            return new MavenSettings(settings,
                    new DefaultSettingsDecrypter(dispatcher).decrypt(new DefaultSettingsDecryptionRequest(settings)));
        } catch (SettingsBuildingException e) {
            throw new UnreadableSettingsException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    boolean offline() {
        return settings.isOffline();
    }

    MirrorSelector mirrors() {
        DefaultMirrorSelector selector = new DefaultMirrorSelector();
        for (Mirror each : settings.getMirrors()) {
            selector.add(each.getId(), each.getUrl(), each.getLayout(), false, each.isBlocked(), each.getMirrorOf(), each.getMirrorOfLayouts());
        }
        return selector;
    }

    ProxySelector proxies() {
        DefaultProxySelector selector = new DefaultProxySelector();
        for (Proxy each : secrets.getProxies()) {
            if (each.isActive()) {
                AuthenticationBuilder secret = new AuthenticationBuilder().addUsername(each.getUsername()).addPassword(each.getPassword());
                selector.add(
                        new org.eclipse.aether.repository.Proxy(each.getProtocol(), each.getHost(), each.getPort(), secret.build()),
                        each.getNonProxyHosts());
            }
        }
        return selector;
    }

    AuthenticationSelector authentications() {
        DefaultAuthenticationSelector selector = new DefaultAuthenticationSelector();
        for (Server each : secrets.getServers()) {
            selector.add(each.getId(), new AuthenticationBuilder()
                    .addUsername(each.getUsername())
                    .addPassword(each.getPassword())
                    .addPrivateKey(each.getPrivateKey(), each.getPassphrase())
                    .build());
        }
        return selector;
    }

    /** Repositories that the indexed repository's own poms name are not asked: anybody may have written them. */
    List<RemoteRepository> repositories() {
        List<RemoteRepository> repositories = new ArrayList<>();
        for (Profile profile : settings.getProfiles()) {
            if (isActive(profile)) {
                profile.getRepositories().forEach(each -> repositories.add(repository(each)));
            }
        }
        if (repositories.stream().noneMatch(each -> each.getId().equals(CENTRAL))) {
            repositories.add(new RemoteRepository.Builder(CENTRAL, LAYOUT, central())
                    .setReleasePolicy(policy(null))
                    .setSnapshotPolicy(new org.eclipse.aether.repository.RepositoryPolicy(false, null, null))
                    .build());
        }
        return repositories;
    }

    /** Where Maven itself says that Maven Central is: in the pom that all poms inherit from. */
    private static String central() {
        DefaultModelProcessor models =
                new DefaultModelProcessor().setModelLocator(new DefaultModelLocator()).setModelReader(new DefaultModelReader());
        return new DefaultSuperPomProvider().setModelProcessor(models).getSuperModel(MODEL_VERSION).getRepositories().stream()
                .filter(each -> each.getId().equals(CENTRAL))
                .findFirst()
                .orElseThrow()
                .getUrl();
    }

    private boolean isActive(Profile profile) {
        return settings.getActiveProfiles().contains(profile.getId())
                || profile.getActivation() != null && profile.getActivation().isActiveByDefault();
    }

    private static RemoteRepository repository(Repository each) {
        return new RemoteRepository.Builder(each.getId(), each.getLayout(), each.getUrl())
                .setReleasePolicy(policy(each.getReleases()))
                .setSnapshotPolicy(policy(each.getSnapshots()))
                .build();
    }

    /** A file that differs from its checksum is refused, where Maven itself only warns. */
    private static org.eclipse.aether.repository.RepositoryPolicy policy(@Nullable RepositoryPolicy written) {
        return new org.eclipse.aether.repository.RepositoryPolicy(
                written == null || written.isEnabled(),
                written == null || written.getUpdatePolicy() == null
                        ? org.eclipse.aether.repository.RepositoryPolicy.UPDATE_POLICY_DAILY
                        : written.getUpdatePolicy(),
                org.eclipse.aether.repository.RepositoryPolicy.CHECKSUM_POLICY_FAIL);
    }
}
