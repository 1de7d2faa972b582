package dev.kotadb.jobs.serve.page.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.serve.access.Admission;
import dev.kotadb.jobs.serve.access.Sessions;
import dev.kotadb.jobs.serve.http.AccessFilter;
import dev.kotadb.jobs.serve.http.Json;
import dev.kotadb.jobs.serve.page.view.Frame;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.jobs.serve.page.view.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The form that takes a key, and the session that it begins. */
public final class SignIn {
    private static final int LARGEST_FORM = 16_384;
    private static final Pattern OWN_PAGE = Pattern.compile("/|/\\?.*|/page/.*");

    private final AccessFilter access;
    private final Sessions sessions;
    private final Templates templates;

    public SignIn(AccessFilter access, Sessions sessions, Templates templates) {
        this.access = access;
        this.sessions = sessions;
        this.templates = templates;
    }

    /**
     * The form.
     *
     * @param next where to go afterwards
     * @param problem why the key was not taken; empty if none was given
     */
    public record Form(String next, String problem) {}

    public ServerResponse form(ServerRequest request) {
        return form(HttpStatus.OK, new Form(own(request.param("next").orElse("/")), ""));
    }

    public ServerResponse begin(ServerRequest request) throws IOException {
        HttpServletRequest servlet = request.servletRequest();
        String body = new String(Json.body(servlet, LARGEST_FORM), UTF_8);
        String next = own(field(body, "next"));
        String key = field(body, "key").strip();
        Admission admission = access.admit(servlet, "Bearer " + key);
        return switch (admission) {
            case Admission.Admitted admitted -> {
                String before = Cookies.session(servlet);
                if (before != null) {
                    sessions.end(before);
                }
                yield ServerResponse.status(HttpStatus.SEE_OTHER).header("Location", next)
                        .header("Set-Cookie", Cookies.begin(sessions.begin(key), servlet)).build();
            }
            case Admission.Unauthenticated refused -> form(HttpStatus.UNAUTHORIZED, new Form(next, "This is no valid key."));
            case Admission.Limited limited ->
                form(HttpStatus.TOO_MANY_REQUESTS, new Form(next, "This key has no requests left in this hour."));
            case Admission.Unknown unknown -> form(HttpStatus.SERVICE_UNAVAILABLE, new Form(next, "Keys cannot be checked now."));
        };
    }

    public ServerResponse end(ServerRequest request) {
        String token = Cookies.session(request.servletRequest());
        if (token != null) {
            sessions.end(token);
        }
        return ServerResponse.status(HttpStatus.SEE_OTHER).header("Location", Links.SIGN_IN)
                .header("Set-Cookie", Cookies.end(request.servletRequest())).build();
    }

    private ServerResponse form(HttpStatus status, Form form) {
        return Templates.response(
                status.value(), templates.page("sign-in", new Frame("Sign in – KotaDB", "", "words", false, false), form));
    }

    /** Leads to no other site. */
    private static String own(String next) {
        return OWN_PAGE.matcher(next).matches() && next.chars().allMatch(each -> each > ' ' && each < 0x7f && each != '\\') ? next : "/";
    }

    private static String field(String body, String name) {
        Matcher field = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(body);
        try {
            return field.find() ? URLDecoder.decode(field.group(1), UTF_8) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
