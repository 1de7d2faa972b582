package dev.kotadb.schema.index.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.publication.ExternalSymbolsTable.ExternalSymbolRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ExternalSymbolsTableIT {
    private static final int RUNS = 4;
    private static final int PAGES = 20;
    private static final int SYMBOLS = 300;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final DataSource dataSource = DATABASE.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final ExternalSymbolsTable table = new ExternalSymbolsTable(dataSource);

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM external_symbols").update();
    }

    @Test
    void runsThatWriteTheSameSymbolsInAnyOrderDoNotHinderEachOther() throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        List<Future<?>> runs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(RUNS)) {
            for (int run = 0; run < RUNS; run++) {
                Random random = new Random(run);
                runs.add(threads.submit(() -> {
                    for (int page = 0; page < PAGES; page++) {
                        List<ExternalSymbolRow> rows = new ArrayList<>(rows().subList(0, SYMBOLS * (page + 1) / PAGES));
                        Collections.shuffle(rows, random);
                        transaction.executeWithoutResult(_ -> table.use(rows));
                        // Others then mark it as used.
                        jdbc.sql("UPDATE external_symbols SET used_at = now() - interval '3 days' WHERE id = :id")
                                .param("id", rows.getFirst().id()).update();
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(jdbc.sql("SELECT qualified_name FROM external_symbols").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(rows().stream().map(ExternalSymbolRow::qualifiedName).toList());
    }

    @Test
    void keepsWhatARunHasUsedRecently() {
        table.use(rows().subList(0, 3));
        jdbc.sql("UPDATE external_symbols SET used_at = now() - interval '60 days'").update();

        table.use(rows().subList(1, 3));

        assertThat(table.countUnneeded(Duration.ofDays(30))).isOne();
        assertThat(table.prune(Duration.ofDays(30), 10)).isOne();
        assertThat(jdbc.sql("SELECT name FROM external_symbols ORDER BY name").query(String.class).list())
                .containsExactly("name1", "name2");
        assertThat(table.prune(Duration.ZERO, 10)).as("a run may still use what it has just written").isZero();
    }

    @Test
    void tellsSymbolsApartByEachPartOfTheirNames() {
        assertThat(List.of(
                        ExternalSymbolsTable.id("npm", "a", null, "a.b", null),
                        ExternalSymbolsTable.id("npm", "a", "1.0", "a.b", null),
                        ExternalSymbolsTable.id("python", "a", null, "a.b", null),
                        ExternalSymbolsTable.id("npm", null, null, "a.b", null),
                        ExternalSymbolsTable.id("npm", "a", null, "a.c", null),
                        ExternalSymbolsTable.id("npm", "a", null, "a.b", "class")))
                .doesNotHaveDuplicates();
        assertThat(ExternalSymbolsTable.id("jdk", "java.base", null, "java.util.List#add(E)", "method"))
                .as("stored in databases").isEqualTo(-8713573264772372341L);
    }

    private static List<ExternalSymbolRow> rows() {
        return IntStream.range(0, SYMBOLS).mapToObj(i -> new ExternalSymbolRow(
                        ExternalSymbolsTable.id("npm", "lib", "1.0", "lib.name" + i, null), "npm", "lib", "1.0", "lib.name" + i, "name" + i, null))
                .toList();
    }
}
