package dev.kotadb.jobs.validate;

import dev.kotadb.schema.admin.validate.Check;
import dev.kotadb.schema.keys.Tier;
import java.util.List;

/** The checks of a server, in the order in which they run. */
final class ServerChecklist {
    private ServerChecklist() {}

    /** The last one uses up the requests of the free key, which others need. */
    static List<Check> of(ValidatedServer server) {
        return List.of(new ServerAnswersCheck(server), new ServerToolsCheck(server), new ServerTenantsCheck(server),
                new ServerLimitCheck(server, Tier.SOLO), new ServerLimitCheck(server, Tier.TEAM), new ServerLimitCheck(server, Tier.FREE));
    }
}
