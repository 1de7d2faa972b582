package dev.kotadb.schema.admin.reset;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The database cannot be reset in its current state; nothing was changed. The message says why and what to do. */
public final class ResetRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ResetRefusedException(String message) {
        super(message);
    }

    ResetRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param refusal the server's refusal to drop an object on which others depend */
    static ResetRefusedException ofDependents(SQLException refusal) {
        ServerErrorMessage server = refusal instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
        String detail = server == null ? null : server.getDetail();
        return new ResetRefusedException(
                "Objects that are not KotaDB's depend on what a reset drops: "
                        + (detail == null ? refusal.getMessage() : detail.replaceAll("\\s*\\R\\s*", "; "))
                        + ". Drop them first. Nothing was changed.",
                refusal);
    }
}
