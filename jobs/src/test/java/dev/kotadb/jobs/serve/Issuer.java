package dev.kotadb.jobs.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;

/** An issuer of tokens on this machine, with keys of its own, as OpenID Connect Discovery describes one. */
final class Issuer implements AutoCloseable {
    static final String AUDIENCE = "kota";

    private final HttpServer http;
    private final RSAKey key;

    Issuer() throws IOException, JOSEException {
        key = key("first");
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/.well-known/openid-configuration",
                "{\"issuer\": \"" + location() + "\", \"jwks_uri\": \"" + location() + "/keys\"}");
        answer("/keys", new JWKSet(key.toPublicJWK()).toString());
        http.start();
    }

    static RSAKey key(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    private void answer(String path, String body) {
        http.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
        });
    }

    String location() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    RSAKey key() {
        return key;
    }

    /** A token that is valid for a minute. */
    String token(String subject) throws JOSEException {
        return token(subject, claims -> {});
    }

    String token(String subject, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(key, claims(subject, change));
    }

    JWTClaimsSet claims(String subject, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(location()).audience(AUDIENCE).subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
        change.accept(claims);
        return claims.build();
    }

    static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
