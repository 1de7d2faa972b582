package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.keys.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The checks, group by group, in the order in which they run. */
public final class Checklist {
    private static final long FEWEST_DEAD_ROWS = 10_000;
    private static final long FEWEST_ROWS = 10_000;
    private static final long FEWEST_INDEX_BYTES = 32L << 20;
    private static final int FEWEST_DAYS = 7;
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

    private Checklist() {}

    /** The database itself. */
    public static List<Check> connection() {
        return List.of(new ServerCheck());
    }

    /**
     * Everything that the migrations make.
     *
     * @param database the one that is validated
     * @param home where the embedded server lives, for a server that gives no database to compare with
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

    /** Who gets in, and sees what. */
    public static List<Check> access() {
        return Stream.of(
                        Stream.of(new RolesCheck(), new RowSecurityCheck(), new TenantIsolationCheck()),
                        Arrays.stream(Tier.values()).map(RateLimitCheck::new),
                        Stream.of(new KeyVerificationCheck()))
                .flatMap(checks -> checks)
                .<Check>map(check -> check)
                .toList();
    }

    /** What is stored is found. */
    public static List<Check> index() {
        return List.of(new StoreRoundTripCheck(), new FullTextCheck());
    }

    /** What makes a database slow in the long run. */
    public static List<Check> condition() {
        return List.of(
                new BloatCheck(FEWEST_DEAD_ROWS),
                new UnusedIndexesCheck(FEWEST_INDEX_BYTES, FEWEST_DAYS),
                new MissingIndexesCheck(FEWEST_ROWS),
                new LongTransactionsCheck(LONGEST_TRANSACTION));
    }

    /** What the jobs have left; so many files are looked for. */
    public static List<Check> content(int files) {
        return List.of(new StagingCheck(), new OrphansCheck(), new SampledFilesCheck(files));
    }
}
