package dev.kotadb.schema.query;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds users. */
public final class UserQueries {
    private static final String BY_ID = "SELECT id, coalesce(email, id::text) FROM auth.users WHERE id = cast(:name AS uuid)";
    private static final String BY_ADDRESS = """
            SELECT id, email FROM auth.users WHERE email IN (:name, lower(:name)) ORDER BY email = :name DESC LIMIT 1
            """;

    private final JdbcClient jdbc;

    public UserQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /** @param name the e-mail address; the id if the user has none */
    public record User(UUID id, String name) {}

    /** @param name an id or an e-mail address; letter case is ignored for addresses stored in lower case */
    public Optional<User> find(String name) {
        return jdbc.sql(isId(name) ? BY_ID : BY_ADDRESS)
                .param("name", name)
                .query((row, _) -> new User(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    private static boolean isId(String name) {
        return name.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    }
}
