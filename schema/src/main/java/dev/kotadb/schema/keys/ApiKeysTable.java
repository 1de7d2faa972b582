package dev.kotadb.schema.keys;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates, lists, disables and verifies users' keys. */
public final class ApiKeysTable {
    private static final String USERS = """
            SELECT id FROM auth.users WHERE id::text = lower(:user) OR lower(email) = lower(:user)
            """;
    private static final String INSERT = """
            INSERT INTO public.api_keys (user_id, key_id, secret_hash, tier, rate_limit_per_hour)
            VALUES (:user, :keyId, :hash, :tier, :limit)
            """;
    private static final String SELECT = """
            SELECT k.key_id, k.user_id, u.email, k.tier, k.rate_limit_per_hour, k.enabled, k.last_used_at, k.created_at
            FROM public.api_keys k LEFT JOIN auth.users u ON u.id = k.user_id
            """;
    private static final String ALL = SELECT + """
            WHERE cast(:user AS uuid) IS NULL OR k.user_id = :user
            ORDER BY lower(u.email), k.user_id, k.created_at, k.key_id
            """;
    private static final String BY_ID = SELECT + "WHERE k.key_id = :keyId";
    private static final String NEWEST = SELECT + """
            WHERE k.user_id = :user AND k.enabled ORDER BY k.created_at DESC, k.key_id LIMIT 1
            """;
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('api_keys ' || :user, 0))";
    private static final String REPLACE = """
            WITH old AS (UPDATE public.api_keys SET enabled = false WHERE key_id = :old AND enabled
                         RETURNING user_id, tier, rate_limit_per_hour)
            INSERT INTO public.api_keys (user_id, key_id, secret_hash, tier, rate_limit_per_hour)
            SELECT user_id, :keyId, :hash, tier, rate_limit_per_hour FROM old
            """;
    private static final String ANY = "SELECT EXISTS (SELECT FROM public.api_keys WHERE enabled)";
    private static final String HASH = "SELECT secret_hash FROM public.api_keys WHERE key_id = :keyId";
    private static final String DISABLE = "UPDATE public.api_keys SET enabled = false WHERE key_id = :keyId";

    private static final String CLAIM = """
            UPDATE public.api_keys SET metadata = metadata || jsonb_build_object('last_auto_reindex_at', now())
            WHERE key_id = :keyId AND coalesce((metadata ->> 'last_auto_reindex_at')::timestamptz, '-infinity')
                                      <= now() - make_interval(secs => :apart)
            """;

    // Updates at most once a minute, because each update leaves a dead row.
    private static final String USED = """
            UPDATE public.api_keys SET last_used_at = now()
            WHERE key_id = :keyId AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RateLimits limits;
    private final SecretHashes hashes;
    private final ProvenKeys proven;

    public ApiKeysTable(DataSource dataSource) {
        this(dataSource, new SecretHashes());
    }

    ApiKeysTable(DataSource dataSource, SecretHashes hashes) {
        this(dataSource, hashes, Duration.ZERO);
    }

    ApiKeysTable(DataSource dataSource, SecretHashes hashes, Duration trust) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.limits = new RateLimits(dataSource);
        this.hashes = hashes;
        this.proven = new ProvenKeys(hashes, trust);
    }

    /**
     * For a server, which verifies the same keys again and again: compares the secret of a valid key at most once in a time. All
     * else, and whether the key is enabled, is read each time.
     */
    public static ApiKeysTable trusting(DataSource dataSource, Duration trust) {
        return new ApiKeysTable(dataSource, new SecretHashes(), trust);
    }

    /**
     * Finds a user by id or e-mail address; empty if there is none.
     *
     * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if several have the address
     */
    public Optional<UUID> findUser(String idOrEmail) {
        return Optional.ofNullable(DataAccessUtils.singleResult(
                jdbc.sql(USERS).param("user", idOrEmail).query(UUID.class).list()));
    }

    /** Creates a key with its tier's limit. Only the returned value holds the secret. */
    public ApiKey create(UUID user, Tier tier) {
        ApiKey key = ApiKey.generate(tier);
        jdbc.sql(INSERT).param("user", user).param("keyId", key.keyId()).param("hash", hashes.hash(key.secret()))
                .param("tier", tier.text()).param("limit", tier.requestsPerHour()).update();
        return key;
    }

    /**
     * A key.
     *
     * @param text the whole key; null if it was made before
     */
    public record Made(ApiKeyRow key, @Nullable String text) {
        /** Without the secret. */
        @Override
        public String toString() {
            return key.toString();
        }
    }

    /** Creates a key, unless the user has one that is enabled: then returns the newest of these. */
    public Made createFirst(UUID user, Tier tier) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql(ONE_AT_A_TIME).param("user", user.toString()).query(String.class).list();
            return newest(user).map(row -> new Made(row, null)).orElseGet(() -> {
                ApiKey key = create(user, tier);
                return new Made(find(key.keyId()).orElseThrow(), key.text());
            });
        }));
    }

    /** Disables a key and creates another one of its user with its tier and limit; empty if the key is not enabled. */
    public Optional<Made> replace(String keyId) {
        ApiKeyRow old = find(keyId).orElse(null);
        Tier tier = old == null ? null : Tier.of(old.tier()).orElse(null);
        if (tier == null) {
            return Optional.empty();
        }
        ApiKey key = ApiKey.generate(tier);
        int made = jdbc.sql(REPLACE).param("old", keyId).param("keyId", key.keyId()).param("hash", hashes.hash(key.secret())).update();
        return made == 0 ? Optional.empty() : Optional.of(new Made(find(key.keyId()).orElseThrow(), key.text()));
    }

    /** The key of the user that was made last and is enabled. */
    public Optional<ApiKeyRow> newest(UUID user) {
        return jdbc.sql(NEWEST).param("user", user).query(ApiKeyRow.class).optional();
    }

    /** Keys by owner, oldest first. @param user null for the keys of all users */
    public List<ApiKeyRow> list(@Nullable UUID user) {
        return jdbc.sql(ALL).param("user", user).query(ApiKeyRow.class).list();
    }

    public Optional<ApiKeyRow> find(String keyId) {
        return jdbc.sql(BY_ID).param("keyId", keyId).query(ApiKeyRow.class).optional();
    }

    /** Whether anybody has a key that is enabled. */
    public boolean anyEnabled() {
        return jdbc.sql(ANY).query(Boolean.class).single();
    }

    /** Disables a key; it cannot be enabled again. @return whether there is such a key */
    public boolean disable(String keyId) {
        return jdbc.sql(DISABLE).param("keyId", keyId).update() > 0;
    }

    /** Claims the right of a key to ask for new indexes of all projects. @return false if it has done so within this time */
    public boolean claimReindex(String keyId, Duration apart) {
        return jdbc.sql(CLAIM).param("keyId", keyId).param("apart", apart.toSeconds()).update() > 0;
    }

    /**
     * Verifies a key and records when it was used.
     *
     * @param count whether to count a request; otherwise the counter is only read
     */
    public KeyVerification verify(String text, boolean count) {
        return switch (KeyText.read(text)) {
            case KeyText.Malformed malformed -> new KeyVerification.Malformed(malformed.reason());
            case KeyText.WellFormed wellFormed -> verify(wellFormed.key(), count);
        };
    }

    private KeyVerification verify(ApiKey key, boolean count) {
        Optional<ApiKeyRow> row = find(key.keyId());
        String hash = jdbc.sql(HASH).param("keyId", key.keyId()).query(String.class).optional().orElse(null);
        boolean known = proven.contains(key, hash);
        // Compares the secret in any case, so that every refusal takes the same time.
        boolean secretIsRight = known || proven.prove(key, hash);
        if (!secretIsRight || row.isEmpty() || !row.get().tier().equals(key.tier().text())) {
            return new KeyVerification.Refused();
        }
        if (!row.get().enabled()) {
            proven.forget(key);
            return new KeyVerification.Disabled(row.get());
        }
        if (!known) {
            jdbc.sql(USED).param("keyId", key.keyId()).update();
        }
        int perHour = row.get().rateLimitPerHour();
        int perDay = key.tier().requestsPerDay();
        return new KeyVerification.Valid(row.get(),
                count ? limits.count(key.keyId(), perHour, perDay) : limits.read(key.keyId(), perHour, perDay));
    }
}
