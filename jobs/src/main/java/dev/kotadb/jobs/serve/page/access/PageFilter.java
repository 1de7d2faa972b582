package dev.kotadb.jobs.serve.page.access;

import dev.kotadb.jobs.serve.access.Admission;
import dev.kotadb.jobs.serve.access.Sessions;
import dev.kotadb.jobs.serve.http.AccessFilter;
import dev.kotadb.jobs.serve.http.WebPaths;
import dev.kotadb.jobs.serve.page.view.Asset;
import dev.kotadb.jobs.serve.page.view.Frame;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.jobs.serve.page.view.Templates;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in by their session, or by a key in the header as programs; others are sent to the form where they sign in. The text
 * of repositories is hostile, so browsers are told to run and load nothing but the page's own files.
 */
public final class PageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final transient AccessFilter access;
    private final transient Sessions sessions;
    private final transient Templates templates;

    public PageFilter(AccessFilter access, Sessions sessions, Templates templates) {
        this.access = access;
        this.sessions = sessions;
        this.templates = templates;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (!WebPaths.matches(path)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "same-origin"); // with none, browsers would hide the origin of our own forms
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Vary", "Authorization, Cookie");
        if (!request.getMethod().matches("GET|HEAD") && !isOfOwnPage(request)) {
            send(response, HttpServletResponse.SC_FORBIDDEN, "This form is not from this page.");
        } else if (Asset.find(path.replace(Links.ASSETS, "")).isPresent()) {
            response.setHeader("Cache-Control", "public, max-age=600");
            chain.doFilter(request, response);
        } else if (path.startsWith(Links.ASSETS) || path.equals(Links.SIGN_IN) || path.equals(Links.SIGN_OUT)) {
            chain.doFilter(request, response);
        } else {
            admit(request, response, chain);
        }
    }

    /** Browsers say where a form is from. The guard has compared the origin; without one, the form's site has to be this one. */
    private static boolean isOfOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null ? request.getHeader("Origin") != null : site.equals("same-origin");
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String token = Cookies.session(request);
        String key = token == null ? null : sessions.key(token);
        String header = request.getHeader("Authorization");
        switch (access.admit(request, header == null && key != null ? "Bearer " + key : header)) {
            case Admission.Admitted admitted -> {
                if (admitted.limit() != null) {
                    AccessFilter.tell(response, admitted.limit());
                }
                chain.doFilter(request, response);
            }
            case Admission.Unauthenticated refused -> signIn(request, response, token);
            case Admission.Limited limited -> {
                AccessFilter.tell(response, limited.limit());
                response.setIntHeader("Retry-After", limited.limit().retryAfterSeconds());
                send(response, TOO_MANY_REQUESTS, "This key has no requests left in this hour. There will be more in "
                        + Math.ceilDiv(limited.limit().retryAfterSeconds(), 60) + " minutes.");
            }
            case Admission.Unknown unknown -> send(
                    response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Keys cannot be checked now. Try again soon.");
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response, @Nullable String token) {
        if (token != null) {
            sessions.end(token);
        }
        if (request.getHeader("HX-Request") != null) { // a script would show the form in the middle of the page
            response.setHeader("HX-Redirect", Links.SIGN_IN);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        String query = request.getQueryString();
        response.setHeader("Location", Links.signIn(request.getServletPath() + (query == null ? "" : "?" + query)));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private void send(HttpServletResponse response, int status, String message) throws IOException {
        byte[] page = templates.page("problem", new Frame(message, false), message);
        response.setStatus(status);
        response.setContentType(Templates.TYPE);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
