package dev.kotadb.schema.index.staging;

import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The look-up keys of each published file. */
public final class LookupsTable {
    private static final String OF_UNCHANGED = """
            SELECT l.file_id, l.keys
            FROM file_lookups l
            JOIN {plan} p ON p.file_id = l.file_id AND p.change = 'unchanged'
            WHERE l.repository_id = :repository
            """;

    private final JdbcClient jdbc;

    public LookupsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Streams the keys of the files that the run leaves unchanged; call it inside a transaction. */
    public void forEachUnchanged(RunTables run, UUID repository, BiConsumer<UUID, byte[]> lookups) {
        jdbc.sql(run.sql(OF_UNCHANGED)).param("repository", repository).withFetchSize(500)
                .query(row -> {
                    lookups.accept(row.getObject(1, UUID.class), row.getBytes(2));
                });
    }
}
