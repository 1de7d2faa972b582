package dev.kotadb.jobs.serve.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A kind of host, with the headers by which it proves that a notice is its own and says what happened. */
public enum Forge {
    GITHUB("X-Hub-Signature-256", "sha256=", "X-GitHub-Event", "push"),
    GITEA("X-Gitea-Signature", "", "X-Gitea-Event", "push"),
    /** It sends the secret itself. */
    GITLAB("X-Gitlab-Token", "", "X-Gitlab-Event", "Push Hook");

    private static final String ALGORITHM = "HmacSHA256";

    private final String proofHeader;
    private final String prefix;
    private final String eventHeader;
    private final String pushEvent;

    Forge(String proofHeader, String prefix, String eventHeader, String pushEvent) {
        this.proofHeader = proofHeader;
        this.prefix = prefix;
        this.eventHeader = eventHeader;
        this.pushEvent = pushEvent;
    }

    /** The one of a path: {@code github}. */
    public static Optional<Forge> of(String name) {
        return Arrays.stream(values()).filter(each -> each.text().equals(name)).findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variable of the secret. */
    public String variable() {
        return name() + "_WEBHOOK_SECRET";
    }

    public String proofHeader() {
        return proofHeader;
    }

    public String eventHeader() {
        return eventHeader;
    }

    boolean isPush(String event) {
        return event.equals(pushEvent);
    }

    /** Whether who sent these bytes knows the secret. Takes as long for every wrong proof of the same length. */
    boolean proves(String proof, String secret, byte[] body) {
        String expected = this == GITLAB ? secret : prefix + HexFormat.of().formatHex(code(secret, body));
        return MessageDigest.isEqual(expected.getBytes(UTF_8), proof.getBytes(UTF_8));
    }

    /** A code of the bytes that only who knows the secret can make. */
    static byte[] code(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
