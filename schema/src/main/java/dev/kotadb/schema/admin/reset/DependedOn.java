package dev.kotadb.schema.admin.reset;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server says when it does not drop something because something else depends on it. */
final class DependedOn {
    private DependedOn() {}

    static ResetRefusedException refusal(SQLException e) {
        ServerErrorMessage said = e instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
        String detail = said == null ? null : said.getDetail();
        return new ResetRefusedException(
                "Something that is not KotaDB's depends on what a reset drops: "
                        + (detail == null ? e.getMessage() : detail.replaceAll("\\s*\\R\\s*", "; "))
                        + ". Drop that first. Nothing was changed.",
                e);
    }
}
