package dev.kotadb.jobs.serve.page.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses of pages. Names of repositories and files stand in the query only, because paths may not contain all characters. */
public final class Links {
    public static final String SIGN_IN = "/page/sign-in";
    public static final String SIGN_OUT = "/page/sign-out";
    public static final String ASSETS = "/page/assets/";

    private Links() {}

    public static String repository(String repository) {
        return "/page/repository?name=" + encoded(repository);
    }

    public static String file(String repository, String path) {
        return "/page/file?repository=" + encoded(repository) + "&path=" + encoded(path);
    }

    /** @param line null for the whole file */
    public static String file(String repository, String path, @Nullable Integer line) {
        return file(repository, path) + (line == null ? "" : "#L" + line);
    }

    public static String symbol(String repository, String path, int line, String name) {
        return "/page/symbol?repository=" + encoded(repository) + "&path=" + encoded(path) + "&line=" + line + "&name=" + encoded(name);
    }

    public static String external(String scheme, String name) {
        return "/page/external?scheme=" + encoded(scheme) + "&name=" + encoded(name);
    }

    /**
     * @param in empty for all
     * @param open null for as many as are easily read
     * @param focus null for all
     */
    public static String map(String repository, String in, @Nullable Set<String> open, @Nullable String focus) {
        StringBuilder link = new StringBuilder("/page/map?name=" + encoded(repository));
        if (!in.isEmpty()) {
            link.append("&in=").append(encoded(in));
        }
        if (open != null) {
            link.append(open.isEmpty() ? "&open=" : "");
            open.forEach(each -> link.append("&open=").append(encoded(each)));
        }
        if (focus != null) {
            link.append("&focus=").append(encoded(focus));
        }
        return link.toString();
    }

    public static String search(String query, String mode, int from) {
        return "/?q=" + encoded(query) + (mode.equals("words") ? "" : "&mode=" + mode) + (from == 0 ? "" : "&from=" + from);
    }

    public static String signIn(String next) {
        return SIGN_IN + (next.equals("/") ? "" : "?next=" + encoded(next));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("%2F", "/");
    }
}
