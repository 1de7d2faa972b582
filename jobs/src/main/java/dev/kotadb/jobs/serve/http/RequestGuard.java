package dev.kotadb.jobs.serve.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What holds for every request: it is counted, its answer has headers that keep browsers from guessing, a page of another site is
 * refused, and a failure says nothing about the server.
 */
public final class RequestGuard extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RequestGuard.class);

    private final transient MeterRegistry meters;
    private final boolean loopback;
    private final Set<String> origins;
    private final AtomicInteger active = new AtomicInteger();

    /**
     * @param loopback whether only this machine reaches the server
     * @param origins of browsers' pages that may ask, such as {@code https://code.example.com}
     */
    public RequestGuard(MeterRegistry meters, boolean loopback, Set<String> origins) {
        this.meters = meters;
        this.loopback = loopback;
        this.origins = Set.copyOf(origins);
    }

    /** How many requests are being answered. */
    public int active() {
        return active.get();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        long start = System.nanoTime();
        active.incrementAndGet();
        try {
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            response.setHeader("Cache-Control", "private, no-cache");
            response.setHeader("Vary", "Authorization");
            String refusal = refusal(request);
            if (refusal == null) {
                answer(request, response, chain);
            } else {
                Json.send(response, HttpServletResponse.SC_FORBIDDEN, Map.of("error", refusal));
            }
        } finally {
            active.decrementAndGet();
            Timer.builder("kota.serve.requests").description("requests to the server")
                    .tag("route", route(request)).tag("status", String.valueOf(response.getStatus()))
                    .register(meters).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            LOG.error("{} {} failed", request.getMethod(), route(request), e);
            if (!response.isCommitted()) {
                response.resetBuffer();
                Json.send(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, Map.of("error", "Internal server error"));
            }
        }
    }

    /** A page of any site can send requests to a server on its reader's machine. */
    private @Nullable String refusal(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && !origins.contains(origin) && !(loopback && isLoopback(origin)) && !isOwnForm(request, origin)) {
            return "Origin not allowed";
        }
        return null;
    }

    /** Browsers send the origin of the web page with its forms. Who makes a name lead to this server has no session there. */
    private static boolean isOwnForm(HttpServletRequest request, String origin) {
        String host = request.getHeader("Host");
        return WebPaths.matches(request.getServletPath()) && host != null
                && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    private static boolean isLoopback(String origin) {
        try {
            return LoopbackName.matches(URI.create(origin).getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The pattern that matched, since paths have ids. */
    private static String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : request.getServletPath().equals("/mcp") ? "/mcp" : "other";
    }
}
