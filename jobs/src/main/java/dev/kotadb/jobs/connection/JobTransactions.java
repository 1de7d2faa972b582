package dev.kotadb.jobs.connection;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions that end with the failure that says why, if their connection is lost. */
public final class JobTransactions extends JdbcTransactionManager {
    public JobTransactions(DataSource connections) {
        super(connections);
    }

    /** A lost connection has nothing to roll back; trying would fail, and only say that the connection is closed. */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        if (!isClosed((JdbcTransactionObjectSupport) status.getTransaction())) {
            super.doRollback(status);
        }
    }

    private static boolean isClosed(JdbcTransactionObjectSupport transaction) {
        try {
            return transaction.getConnectionHolder().getConnection().isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
