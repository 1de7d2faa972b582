package dev.kotadb.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.map.TemplateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.thymeleaf.context.Context;

/** Writes one HTML page that loads nothing: its policy allows its own style sheet alone. */
final class SelfContainedPage {
    private static final String FOLDER = "dev/kotadb/jobs/report/";

    private SelfContainedPage() {}

    /** @param view what the template shows, under the template's name */
    static String of(String template, Object view, String styles) {
        Context context = new Context(Locale.ROOT);
        context.setVariable(template, view);
        context.setVariable("styles", styles);
        context.setVariable("policy", "default-src 'none'; style-src 'sha256-" + hash(styles)
                + "'; base-uri 'none'; form-action 'none'");
        return TemplateFiles.engine(FOLDER).process(template, context);
    }

    static String resource(String name) {
        try (InputStream in = SelfContainedPage.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
