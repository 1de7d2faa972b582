package dev.kotadb.jobs.source.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The private key of a GitHub App, which signs who the app is (a JSON web token by RS256). Read anew each time, so it can be rotated. */
final class GitHubAppKey {
    /** The clocks of this machine and GitHub may differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(60);

    /** GitHub accepts ten minutes at most. */
    private static final Duration LIFETIME = Duration.ofMinutes(9);

    /** What precedes an RSA key in PKCS #8: version 0 and the algorithm rsaEncryption. */
    private static final byte[] RSA_HEADER = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private final String appId;
    private final Path file;

    GitHubAppKey(String appId, Path file) {
        this.appId = appId;
        this.file = file;
    }

    /** A signed statement that is valid from a minute before now for nine minutes. */
    String statement(Instant now) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        String claims = "{\"iat\":" + now.minus(CLOCK_DIFFERENCE).getEpochSecond() + ",\"exp\":"
                + now.plus(LIFETIME).getEpochSecond() + ",\"iss\":\"" + appId + "\"}";
        String signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(read());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CredentialsException("the key of the GitHub App in " + file + " is not an RSA key in PEM form", e);
        } catch (IOException e) {
            throw new CredentialsException("cannot read the key of the GitHub App in " + file, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private PrivateKey read() throws IOException, GeneralSecurityException {
        String pem = Files.readString(file);
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]*-----", ""));
        // GitHub hands out keys in PKCS #1 form, which the JDK does not read by itself.
        byte[] pkcs8 = pem.contains("BEGIN RSA PRIVATE KEY") ? sequence(concat(RSA_HEADER, tagged(0x04, der))) : der;
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static byte[] sequence(byte[] content) {
        return tagged(0x30, content);
    }

    /** A DER value; the length takes one to three bytes. */
    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            out.write(content.length < 256 ? 0x81 : 0x82);
            byte[] length = ByteBuffer.allocate(4).putInt(content.length).array();
            out.write(length, content.length < 256 ? 3 : 2, content.length < 256 ? 1 : 2);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }
}
