package dev.kotadb.jobs.serve.http;

/** Which paths are for people: the web page, beside the routes for programs. */
public final class WebPaths {
    private WebPaths() {}

    public static boolean matches(String path) {
        return path.equals("/") || path.equals("/page") || path.startsWith("/page/");
    }
}
