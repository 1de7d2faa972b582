package dev.kotadb.schema.admin.dump;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.admin.server.Database;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * The machine's pg_dump. Only the tables' data is taken out of what it writes, so a dump does not depend on which version
 * of it there is, nor on whether there is one.
 *
 * @param version {@code 18.1}
 */
record PgDump(String version) {
    private static final Pattern VERSION = Pattern.compile("pg_dump \\(PostgreSQL\\) ((\\d+)\\S*).*");

    /** Empty where the PATH has none. */
    static Optional<PgDump> find() {
        try {
            Process process = new ProcessBuilder("pg_dump", "--version").redirectErrorStream(true).start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            Matcher version = VERSION.matcher(answer);
            return version.matches() ? Optional.of(new PgDump(version.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    int major() {
        return Integer.parseInt(version.replaceFirst("\\D.*", ""));
    }

    /** The state that a snapshot shows, which has to stay open. */
    TableSource tables(Database database, Snapshot snapshot) {
        return consumer -> {
            if (!snapshot.catalog().usersQuery().isEmpty()) {
                snapshot.give(CopyStatement.USERS, consumer);
            }
            List<String> command = new ArrayList<>(
                    List.of("pg_dump", "--data-only", "--no-password", "--encoding=UTF8", "--snapshot=" + snapshot.export()));
            snapshot.catalog().tables().forEach(table -> command.add("--table=" + table.copy().quotedName()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment(database));
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> complaint = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            try (InputStream script = process.getInputStream()) {
                read(script, consumer);
                requireSuccess(process, complaint);
            } catch (EOFException e) {
                requireSuccess(process, complaint); // which says more
                throw e;
            } finally {
                process.destroy();
            }
        };
    }

    private static void read(InputStream script, TableSource.TableConsumer consumer) throws IOException, SQLException {
        CopyText text = new CopyText(script);
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            Optional<CopyStatement> copy = CopyStatement.parse(line);
            if (copy.isPresent()) {
                consumer.table(copy.get(), text.data());
            }
        }
    }

    private static void requireSuccess(Process process, CompletableFuture<String> complaint) throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw new IOException(complaint.join());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            return "pg_dump broke off";
        }
    }

    private static Map<String, String> environment(Database database) {
        Properties address = Driver.parseURL(database.url(), new Properties());
        Map<String, String> environment = new HashMap<>();
        environment.put("PGTZ", "UTC");
        if (address == null) {
            return environment;
        }
        for (String name : List.of("PGHOST", "PGPORT", "PGDBNAME", "sslmode", "sslrootcert", "sslcert", "sslkey")) {
            String value = address.getProperty(name);
            if (value != null) {
                environment.put(name.startsWith("PG") ? name.replace("DBNAME", "DATABASE") : "PG" + name.toUpperCase(
                        Locale.ROOT), value);
            }
        }
        if (!database.user().isEmpty()) {
            environment.put("PGUSER", database.user());
        }
        if (!database.password().isEmpty()) {
            environment.put("PGPASSWORD", database.password());
        }
        return environment;
    }
}
