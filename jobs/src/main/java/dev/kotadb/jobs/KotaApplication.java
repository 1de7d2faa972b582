package dev.kotadb.jobs;

import com.zaxxer.hikari.HikariDataSource;
import dev.kotadb.schema.SchemaMigrations;
import dev.kotadb.schema.server.Database;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The Spring side of the program: the jobs and what they run on. Commands that only read do without it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class KotaApplication {
    /** Connections beside one a thread: the repository's lock, the heartbeat, the job's own records. */
    private static final int SPARE_CONNECTIONS = 6;

    private static final List<String> DATABASE_SETTINGS =
            List.of("KOTA_HOME", "KOTA_DB_URL", "KOTA_DB_USER", "KOTA_DB_PASSWORD");

    /** Stopped last, since all else uses it. */
    @Bean
    Database database(Environment environment) {
        return Database.open(settings(environment));
    }

    /** A pool over a database whose schema is up to date. */
    @Bean
    DataSource dataSource(Database database) {
        SchemaMigrations.migrate(database.dataSource());
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database.dataSource());
        pool.setMaximumPoolSize(Runtime.getRuntime().availableProcessors() + SPARE_CONNECTIONS);
        pool.setMinimumIdle(0);
        return pool;
    }

    /** Where mirrors of remotes are kept. */
    @Bean
    Path kotaHome(Environment environment) {
        return Database.home(settings(environment));
    }

    @Bean
    JsonMapper json() {
        return JsonMapper.shared();
    }

    private static Map<String, String> settings(Environment environment) {
        Map<String, String> settings = new HashMap<>();
        for (String name : DATABASE_SETTINGS) {
            String value = environment.getProperty(name);
            if (value != null) {
                settings.put(name, value);
            }
        }
        return settings;
    }
}
