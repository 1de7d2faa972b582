package dev.kotadb.jobs.serve.http;

import dev.kotadb.jobs.serve.access.Admission;
import dev.kotadb.jobs.serve.access.Admission.Admitted;
import dev.kotadb.jobs.serve.access.Admission.Limited;
import dev.kotadb.jobs.serve.access.Admission.Unauthenticated;
import dev.kotadb.jobs.serve.access.Admission.Unknown;
import dev.kotadb.jobs.serve.access.Gate;
import dev.kotadb.schema.keys.RateLimit;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets a request through by its key, and tells with every answer how many are left. */
public final class AccessFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String ADMITTED = AccessFilter.class.getName();

    private final transient Gate gate;
    private final transient MeterRegistry meters;

    public AccessFilter(Gate gate, MeterRegistry meters) {
        this.gate = gate;
        this.meters = meters;
    }

    /** Who sent the request. */
    public static Admitted of(HttpServletRequest request) {
        return (Admitted) Objects.requireNonNull(request.getAttribute(ADMITTED), "a request that nobody let in");
    }

    /** Checks and counts a request. @param authorization what it shows; null if it has no key */
    public Admission admit(HttpServletRequest request, @Nullable String authorization) {
        Admission admission = authorization == null && isFromElsewhere(request)
                ? new Unauthenticated("AUTH_MISSING_KEY", "Missing API key")
                : gate.admit(authorization);
        meters.counter("kota.serve.admissions", "result", admission.getClass().getSimpleName()).increment();
        if (admission instanceof Admitted) {
            request.setAttribute(ADMITTED, admission);
        }
        return admission;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPublic(request.getServletPath())) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getServletPath().startsWith("/admin/")) {
            admitOperator(request, response, chain);
            return;
        }
        Admission admission = admit(request, request.getHeader("Authorization"));
        switch (admission) {
            case Admitted admitted -> {
                if (admitted.limit() != null) {
                    tell(response, admitted.limit());
                }
                chain.doFilter(request, response);
            }
            case Unauthenticated refused -> {
                response.setHeader("WWW-Authenticate", "Bearer");
                Json.send(response, HttpServletResponse.SC_UNAUTHORIZED,
                        Map.of("error", refused.message(), "code", refused.code()));
            }
            case Limited limited -> {
                tell(response, limited.limit());
                response.setIntHeader("Retry-After", limited.limit().retryAfterSeconds());
                Json.send(response, TOO_MANY_REQUESTS,
                        Map.of("error", "Rate limit exceeded", "retryAfter", limited.limit().retryAfterSeconds()));
            }
            case Unknown unknown -> Json.send(
                    response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, Map.of("error", "Keys cannot be checked now"));
        }
    }

    private void admitOperator(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String authorization = request.getHeader("Authorization");
        if (authorization == null && isFromElsewhere(request) || !gate.isOperator(authorization)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            Json.send(response, HttpServletResponse.SC_UNAUTHORIZED, Map.of("error", "Unauthorized"));
            return;
        }
        chain.doFilter(request, response);
    }

    /**
     * Behind a proxy on the same machine, everybody would be the single user; and so would be a site that makes its own name
     * lead to this machine, which browsers then take for the site's.
     */
    private static boolean isFromElsewhere(HttpServletRequest request) {
        return !LoopbackName.matches(request.getHeader("Host"))
                || request.getHeader("X-Forwarded-For") != null
                || request.getHeader("Forwarded") != null;
    }

    private static boolean isPublic(String path) {
        return path.equals("/health") || path.startsWith("/actuator/") || path.startsWith("/webhooks/")
                || path.equals("/openapi.json") || path.equals("/docs")
                || WebPaths.matches(path); // they have a filter of their own
    }

    public static void tell(HttpServletResponse response, RateLimit limit) {
        response.setIntHeader("X-RateLimit-Limit", limit.rateLimit());
        response.setIntHeader("X-RateLimit-Remaining", limit.remaining());
        response.setHeader("X-RateLimit-Reset", String.valueOf(limit.resetAt().toEpochSecond()));
    }
}
