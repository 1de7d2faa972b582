package dev.kotadb.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The oldest PostgreSQL that is supported, in a container; it ends with the virtual machine. */
record TestContainer(String urlOfDatabase, String user, String password) {
    // With its registry, since not every engine looks where Docker does.
    private static final DockerImageName IMAGE =
            DockerImageName.parse("docker.io/library/postgres:15").asCompatibleSubstituteFor("postgres");

    /** Null if a container engine answers. */
    static @Nullable String whyNot() {
        try {
            return DockerClientFactory.instance().isDockerAvailable() ? null : "none answers";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    // Closed by the hook below: the container serves every test class of this virtual machine.
    @SuppressWarnings("resource")
    static TestContainer start() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withTmpFs(Map.of("/var/lib/postgresql/data", "rw"))
                .withCommand("postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_wal_size=256MB");
        container.start();
        TestServer.atExit(container::stop);
        return new TestContainer(
                "jdbc:postgresql://" + container.getHost() + ":" + container.getFirstMappedPort() + "/%s",
                container.getUsername(),
                container.getPassword());
    }
}
