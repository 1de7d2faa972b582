package dev.kotadb.parsers.manifest.python;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A requirement as PEP 508 writes it: {@code name[extra] >= 1.0; marker} or {@code name @ URL}.
 *
 * @param name normalized
 * @param requested the version specifiers or the URL; null if there are none
 */
record Requirement(String name, @Nullable String requested) {
    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:\\[[^\\]]*\\])?\\s*(?:@\\s*(\\S+)|\\(([^)]*)\\)|([=<>!~][^;]*)?)\\s*(?:;.*)?");
    private static final Pattern PINNED = Pattern.compile("={2,3}\\s*([^\\s,*]+)");

    /** @return null if the text is none */
    static @Nullable Requirement parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return null;
        }
        String requested = form.group(2) != null ? form.group(2) : form.group(3) != null ? form.group(3) : form.group(4);
        return new Requirement(
                normalized(form.group(1)), requested == null || requested.isBlank() ? null : requested.strip());
    }

    /** The normal form of a name, as PEP 503 defines it. */
    static String normalized(String name) {
        return name.strip().replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    /** The version if no other is allowed. */
    @Nullable String pinned() {
        Matcher pinned = requested == null ? null : PINNED.matcher(requested);
        return pinned != null && pinned.matches() ? pinned.group(1) : null;
    }
}
