package dev.kotadb.schema.admin.reset;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns the server's refusal to drop an object that others depend on into a message. */
final class DependedOn {
    private DependedOn() {}

    static ResetRefusedException refusal(SQLException e) {
        ServerErrorMessage said = e instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
        String detail = said == null ? null : said.getDetail();
        return new ResetRefusedException(
                "Objects that are not KotaDB's depend on what a reset drops: "
                        + (detail == null ? e.getMessage() : detail.replaceAll("\\s*\\R\\s*", "; "))
                        + ". Drop them first. Nothing was changed.",
                e);
    }
}
