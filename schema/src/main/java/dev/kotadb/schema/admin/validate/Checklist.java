package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.keys.Tier;
import dev.kotadb.schema.settings.Limit;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The checks, group by group, in the order in which they run. */
public final class Checklist {
    private Checklist() {}

    /** The connection to the database. */
    public static List<Check> connection() {
        return List.of(new ServerCheck());
    }

    /**
     * The objects that the migrations create.
     *
     * @param database the validated database
     * @param home the folder of the embedded server, which is used if the role may not create a database
     */
    public static List<Check> schema(Supplier<Database> database, Path home) {
        return List.of(
                new MigrationsCheck(),
                new DriftCheck(database, home),
                new PresenceCheck("table", "tables"),
                new PresenceCheck("index", "indexes"),
                new IndexValidityCheck(),
                new PresenceCheck("function", "functions"),
                new PresenceCheck("policy", "policies"));
    }

    /** Roles, row level security, rate limits and keys. */
    public static List<Check> access() {
        return Stream.of(
                        Stream.of(new RolesCheck(), new RowSecurityCheck(), new TenantIsolationCheck()),
                        Arrays.stream(Tier.values()).map(RateLimitCheck::new),
                        Stream.of(new KeyVerificationCheck()))
                .flatMap(checks -> checks)
                .<Check>map(check -> check)
                .toList();
    }

    /** Storing and searching files. */
    public static List<Check> index() {
        return List.of(new StoreRoundTripCheck(), new FullTextCheck());
    }

    /** Conditions that make a database slow over time. */
    public static List<Check> condition() {
        return List.of(
                new BloatCheck(Limit.VALIDATE_DEAD_ROWS.value()),
                new UnusedIndexesCheck(
                        Limit.VALIDATE_UNUSED_INDEX_SIZE.value(), Limit.VALIDATE_UNUSED_INDEX_AGE.duration()),
                new MissingIndexesCheck(Limit.VALIDATE_UNINDEXED_ROWS.value()),
                new LongTransactionsCheck(Limit.VALIDATE_TRANSACTION_AGE.duration()));
    }

    /** The results of runs. @param files the number of random files that are searched for */
    public static List<Check> content(int files) {
        return List.of(new StagingCheck(), new OrphansCheck(), new SampledFilesCheck(files));
    }
}
