package dev.kotadb.schema.query;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes a transaction a user's: from then on it sees what the policies let that user see. The session's own role has to
 * be the tables' owner or in the service role, and a member of {@code authenticated}.
 */
public final class TenantContext {
    private static final String BY_ID = "SELECT id, coalesce(email, id::text) FROM auth.users WHERE id = cast(:name AS uuid)";
    private static final String BY_ADDRESS = """
            SELECT id, email FROM auth.users WHERE email IN (:name, lower(:name)) ORDER BY email = :name DESC LIMIT 1
            """;
    // The second does what SET LOCAL ROLE does.
    private static final String ENTER = "SELECT set_user_context(:user)";
    private static final String SET_ROLE = "SELECT set_config('role', 'authenticated', true)";

    private final JdbcClient jdbc;

    public TenantContext(Snapshot snapshot) {
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

    /** Until the end of the transaction. */
    void enter(User user) {
        jdbc.sql(ENTER).param("user", user.id()).query(String.class).list();
        jdbc.sql(SET_ROLE).query(String.class).list();
    }

    private static boolean isId(String name) {
        return name.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    }
}
