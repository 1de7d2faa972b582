package dev.kotadb.schema.projects;

import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and changes projects as a user, for whom row level security decides. */
public final class ProjectsTable {
    private static final String SET_USER = "SELECT set_user_context(:user)";
    // Has the effect of SET LOCAL ROLE authenticated.
    private static final String SET_ROLE = "SELECT set_config('role', 'authenticated', true)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public ProjectsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /**
     * Works in one transaction; an exception takes everything back.
     *
     * @param user null for the owner of the tables, who sees everything
     */
    public <T extends @Nullable Object> T as(@Nullable UUID user, Function<ProjectStatements, T> work) {
        return transactions.execute(status -> {
            if (user != null) {
                jdbc.sql(SET_USER).param("user", user).query(String.class).list();
                jdbc.sql(SET_ROLE).query(String.class).list();
            }
            return work.apply(new ProjectStatements(jdbc));
        });
    }
}
