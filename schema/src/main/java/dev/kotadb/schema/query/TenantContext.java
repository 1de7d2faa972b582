package dev.kotadb.schema.query;

import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the transaction of a connection a user's: from then on it sees what the policies let that user see. The connection's
 * own user has to be the tables' owner or in the service role, and a member of {@code authenticated}.
 */
public final class TenantContext {
    private static final String BY_ID = "SELECT id, coalesce(email, id::text) FROM auth.users WHERE id = ?";
    private static final String BY_ADDRESS = """
            SELECT id, email FROM auth.users WHERE email IN (?, lower(?)) ORDER BY email = ? DESC LIMIT 1
            """;
    private static final String SET_USER = "SELECT set_user_context(?)";
    // As SET LOCAL ROLE does.
    private static final String SET_ROLE = "SELECT set_config('role', 'authenticated', true)";

    private final Connection connection;

    public TenantContext(Connection connection) {
        this.connection = connection;
    }

    /** @param name an e-mail address, or else the id */
    public record User(UUID id, String name) {}

    /** @param name an id or an e-mail address; letter case is of no account where addresses are kept in lower case */
    public Optional<User> find(String name) {
        Statement statement = isId(name)
                ? new Statement(BY_ID, UUID.fromString(name))
                : new Statement(BY_ADDRESS, name, name, name);
        return statement.list(connection, row -> new User(row.getObject(1, UUID.class), row.getString(2))).stream()
                .findFirst();
    }

    /** Until the end of the transaction. */
    public void enter(User user) {
        new Statement(SET_USER, user.id()).list(connection, row -> row.getString(1));
        new Statement(SET_ROLE).list(connection, row -> row.getString(1));
    }

    private static boolean isId(String name) {
        return name.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    }
}
