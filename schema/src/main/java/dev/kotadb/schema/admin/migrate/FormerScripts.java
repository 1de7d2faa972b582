package dev.kotadb.schema.admin.migrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Migration scripts that were edited after databases had been migrated by them. If a database has a listed former checksum, it
 * is replaced by the current one. Any other checksum is refused.
 *
 * <p>The first eleven scripts created a schema similar to the original system's, and now create exactly that: it has other names
 * of constraints and indexes, narrower types, optional metadata and the table {@code dependencies}. {@code 20260101000002}
 * changes the original's names and types to those that the former scripts created, and {@code 20260302000001} creates the
 * table, so all databases are equal after the last migration. {@code 20260101000001} records the original's migrations in a
 * database that has only some of them.
 */
final class FormerScripts {
    private static final Map<String, Integer> CHECKSUMS = Map.of(
            "20241001000001", -1157839242,
            "20241014000000", 721033384,
            "20241020000000", -40595848,
            "20241021000000", 666593785,
            "20241021000003", 1437872391,
            "20241022000000", -626265634,
            "20241023000000", 1456202317,
            "20260101000001", 765317384,
            "20260101000002", 158028642);

    private static final String ACCEPT =
            "UPDATE public.flyway_schema_history SET checksum = ? WHERE version = ? AND checksum = ?";

    private FormerScripts() {}

    /** Replaces former checksums in the database's record by the current ones. */
    static void accept(DataSource dataSource, MigrationHistory history) {
        List<String> former = applied(history)
                .filter(name -> checksumOf(name, history).equals(CHECKSUMS.get(MigrationFile.version(name))))
                .toList();
        if (former.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement accept = connection.prepareStatement(ACCEPT)) {
            for (String name : former) {
                accept.setInt(1, checksum(new MigrationFile(name).text()));
                accept.setString(2, MigrationFile.version(name));
                accept.setInt(3, checksumOf(name, history));
                accept.executeUpdate();
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "Cannot update the record of migrations: " + e.getMessage(), e);
        }
    }

    /** Names of applied migrations whose script was neither the current nor a former one. */
    static List<String> changed(MigrationHistory history) {
        return applied(history)
                .filter(name -> checksumOf(name, history) != checksum(new MigrationFile(name).text())
                        && !checksumOf(name, history).equals(CHECKSUMS.get(MigrationFile.version(name))))
                .toList();
    }

    private static Stream<String> applied(MigrationHistory history) {
        return MigrationFile.NAMES.stream().filter(name -> {
            MigrationHistory.Applied how = history.applied().get(MigrationFile.version(name));
            return how != null && how.checksum() != null;
        });
    }

    private static Integer checksumOf(String name, MigrationHistory history) {
        return Objects.requireNonNull(
                Objects.requireNonNull(history.applied().get(MigrationFile.version(name))).checksum());
    }

    /** Flyway's checksum: the CRC-32 of the lines without their ends. */
    static int checksum(String script) {
        CRC32 checksum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new StringReader(script))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                checksum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) checksum.getValue();
    }
}
