package dev.kotadb.jobs.serve.page.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The cookie of a session. Scripts cannot read it, and browsers send it only from the page's own site. */
public final class Cookies {
    private static final String NAME = "kota_session";

    private Cookies() {}

    public static @Nullable String session(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie each : cookies) {
            if (each.getName().equals(NAME) && !each.getValue().isEmpty()) {
                return each.getValue();
            }
        }
        return null;
    }

    static String begin(String token, HttpServletRequest request) {
        return NAME + "=" + token + attributes(request);
    }

    static String end(HttpServletRequest request) {
        return NAME + "=; Max-Age=0" + attributes(request);
    }

    private static String attributes(HttpServletRequest request) {
        boolean secure = request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }
}
