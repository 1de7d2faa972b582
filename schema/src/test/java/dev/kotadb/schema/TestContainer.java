package dev.kotadb.schema;

import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The oldest PostgreSQL that is supported, in a container; it ends with the virtual machine. */
record TestContainer(String urlOfDatabase, String user, String password) {
    // With its registry, since not every engine looks where Docker does.
    private static final DockerImageName IMAGE =
            DockerImageName.parse("docker.io/library/postgres:15").asCompatibleSubstituteFor("postgres");

    /** Absent where a container engine answers. */
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
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "fsync=off");
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new TestContainer(
                "jdbc:postgresql://" + container.getHost() + ":" + container.getFirstMappedPort() + "/%s",
                container.getUsername(),
                container.getPassword());
    }
}
