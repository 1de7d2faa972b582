package dev.kotadb.schema.admin.reset;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A data source that has the server end the session of a chosen statement, just before it is sent. */
final class DyingConnections {
    private static final Set<String> SENDING = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

    private final DataSource real;
    private final int fatal;
    private final List<String> statements = new ArrayList<>();

    /** @param fatal number of the statement, from 0; commits count */
    DyingConnections(DataSource real, int fatal) {
        this.real = real;
        this.fatal = fatal;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, real, null, "");
    }

    /** What was sent, the fatal one included. */
    synchronized List<String> statements() {
        return List.copyOf(statements);
    }

    private <T> T proxy(Class<T> type, Object target, @Nullable Connection session, String prepared) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (session != null && sends(method, type)) {
                        send(session, arguments == null ? prepared + method.getName() : String.valueOf(arguments[0]));
                    }
                    Object result = invoke(target, method, arguments);
                    return switch (result) {
                        case Connection connection when !method.getName().equals("unwrap") -> proxy(Connection.class, connection, connection, "");
                        case PreparedStatement statement ->
                            proxy(PreparedStatement.class, statement, session, arguments[0] + " ");
                        case Statement statement -> proxy(Statement.class, statement, session, "");
                        case null, default -> result;
                    };
                }));
    }

    private static boolean sends(Method method, Class<?> type) {
        return Statement.class.isAssignableFrom(type) && SENDING.contains(method.getName())
                || type == Connection.class && method.getName().equals("commit");
    }

    private void send(Connection session, String what) throws SQLException {
        boolean dies;
        synchronized (this) {
            dies = statements.size() == fatal;
            statements.add(what);
        }
        if (dies) {
            int process = session.unwrap(PGConnection.class).getBackendPID();
            JdbcClient jdbc = JdbcClient.create(real);
            jdbc.sql("SELECT pg_terminate_backend(?, 10000)").param(process).query(Boolean.class).single();
        }
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
