package dev.kotadb.jobs;

import dev.kotadb.jobs.connection.ApplicationLock;
import dev.kotadb.jobs.connection.JobConnections;
import dev.kotadb.jobs.connection.JobTransactions;
import dev.kotadb.jobs.connection.LockedDatabase;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The Spring side of the program: the jobs and what they run on. Commands that only read do without it. */
@SpringBootConfiguration(proxyBeanMethods = false)
// By name, since looking through all that the libraries offer takes a third of a second of each start.
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    DataSourcePoolMetricsAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
// Not all of this package: every class below these is read at each start, and the server's are of no use to a job.
@ComponentScan({
    "dev.kotadb.jobs.index",
    "dev.kotadb.jobs.metrics",
    "dev.kotadb.jobs.nightly",
    "dev.kotadb.jobs.prune",
    "dev.kotadb.jobs.source"
})
public class KotaApplication {
    /** Connections of each run beside one a thread: the repository's lock, the heartbeat, the publication, the job's own records. */
    private static final int SPARE_CONNECTIONS = 6;

    /** One for saying what the threads are parsing. */
    private static final int MARK_CONNECTIONS = 1;

    /** Connections of a nightly run: its heartbeat, its records, its schedule. */
    private static final int NIGHT_CONNECTIONS = 3;

    /**
     * Starts the application on a database, whose schema it brings up to date. Until the application is closed, the database
     * cannot be reset.
     *
     * @param database asked for once, when the first part of the application needs it; stays open when the application is closed
     * @param home where mirrors of remotes are kept
     * @param arguments settings, as {@code --name=value}
     * @throws dev.kotadb.schema.admin.reset.ResetRefusedException while the database is being reset
     */
    public static ConfigurableApplicationContext start(Supplier<Database> database, Path home, String... arguments) {
        LockedDatabase locked = new LockedDatabase(database);
        SpringApplication application = new SpringApplication(KotaApplication.class);
        application.addListeners((ApplicationListener<ContextClosedEvent>) closed -> locked.unlock());
        application.addInitializers((GenericApplicationContext context) -> {
            // An empty name, because a bean that can be closed would otherwise be closed with the application.
            context.registerBean("database", Database.class, locked::open, bean -> bean.setDestroyMethodName(""));
            context.registerBean("applicationLock", ApplicationLock.class, locked::lock, bean -> bean.setDestroyMethodName(""));
            context.getBeanFactory().registerSingleton("kotaHome", home);
        });
        try {
            return application.run(arguments);
        } catch (RuntimeException e) {
            locked.unlock();
            throw locked.failure().orElse(e);
        }
    }

    @Bean
    JobConnections dataSource(Database database, IndexSettings settings) {
        int workers = Math.max(settings.threads(), Runtime.getRuntime().availableProcessors());
        return new JobConnections(
                database, workers + SPARE_CONNECTIONS * settings.runs() + MARK_CONNECTIONS + NIGHT_CONNECTIONS);
    }

    @Bean
    JobTransactions transactionManager(JobConnections connections) {
        return new JobTransactions(connections);
    }

    @Bean
    JsonMapper json() {
        return JsonMapper.shared();
    }
}
