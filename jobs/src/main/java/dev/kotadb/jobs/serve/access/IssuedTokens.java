package dev.kotadb.jobs.serve.access;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks tokens of an issuer, whose keys are read when the first token comes, and again when it has changed them. Loaded only if an
 * issuer is configured.
 */
final class IssuedTokens {
    private static final Logger LOG = LoggerFactory.getLogger(IssuedTokens.class);

    /** How often keys are read at most, whatever tokens come. */
    private static final Duration KEYS_APART = Duration.ofSeconds(30);

    private static final long RETRY_NANOSECONDS = Duration.ofSeconds(5).toNanos();
    private static final int MOST_BYTES = 1 << 20;
    private static final String UUID_TEXT = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.RS384, SignatureAlgorithm.RS512, SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384, SignatureAlgorithm.PS512, SignatureAlgorithm.ES256, SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private final TokenIssuer issuer;
    private final DefaultResourceRetriever http;
    private @Nullable JwtDecoder decoder;
    private long failedAt = System.nanoTime() - RETRY_NANOSECONDS;

    IssuedTokens(TokenIssuer issuer) {
        int wait = (int) Limit.SERVE_WAIT_TIMEOUT.duration().toMillis();
        this.issuer = issuer;
        this.http = new DefaultResourceRetriever(wait, wait, MOST_BYTES);
    }

    /** The keys of the issuer cannot be had at the moment. */
    static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnavailableException(String message) {
            super(message);
        }
    }

    /** Whom a token is about, by the claim {@code sub}; empty if the token is not valid. */
    Optional<UUID> subject(String token) throws UnavailableException {
        try {
            String subject = decoder().decode(token).getSubject();
            return subject != null && subject.matches(UUID_TEXT) ? Optional.of(UUID.fromString(subject)) : Optional.empty();
        } catch (BadJwtException e) {
            LOG.debug("a token is refused: {}", e.getMessage());
            return Optional.empty();
        } catch (JwtException e) {
            if (e.getCause() instanceof RateLimitReachedException) {
                return Optional.empty(); // the keys were read a moment ago, and none has the token's id
            }
            throw new UnavailableException("the keys of " + issuer.location() + " cannot be read: " + e.getMessage());
        }
    }

    private synchronized JwtDecoder decoder() throws UnavailableException {
        JwtDecoder known = decoder;
        if (known == null) {
            if (System.nanoTime() - failedAt < RETRY_NANOSECONDS) {
                throw new UnavailableException(issuer.location() + " did not answer a moment ago");
            }
            try {
                known = connect();
            } catch (IOException | JacksonException | IllegalArgumentException e) {
                failedAt = System.nanoTime();
                throw new UnavailableException(issuer.location() + " does not describe itself: " + e.getMessage());
            }
            decoder = known;
        }
        return known;
    }

    /** By OpenID Connect Discovery 1.0. */
    private JwtDecoder connect() throws IOException {
        String base = issuer.location().replaceFirst("/+$", "");
        JsonNode described = JsonMapper.shared().readTree(
                http.retrieveResource(URI.create(base + "/.well-known/openid-configuration").toURL()).getContent());
        if (!issuer.location().equals(described.path("issuer").asString(""))) {
            throw new IOException("it calls itself " + described.path("issuer").asString("nothing"));
        }
        NimbusJwtDecoder made = NimbusJwtDecoder.withJwkSource(JWKSourceBuilder
                        .<SecurityContext>create(URI.create(described.path("jwks_uri").asString("")).toURL(), http)
                        .rateLimited(KEYS_APART.toMillis())
                        .build())
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .build();
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false);
        made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(issuer.location()),
                new JwtClaimValidator<@Nullable List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(issuer.audience()))));
        return made;
    }
}
