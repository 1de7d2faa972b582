package dev.kotadb.jobs.serve.page.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.map.TemplateFiles;
import java.util.Locale;
import org.springframework.web.servlet.function.ServerResponse;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Writes pages. Templates escape all text; only {@code CodeLines} writes HTML itself. */
public final class Templates {
    public static final String FOLDER = "dev/kotadb/jobs/serve/page/";
    public static final String TYPE = "text/html;charset=utf-8";

    private final TemplateEngine engine = TemplateFiles.engine(FOLDER);

    /** @param page what the template shows */
    public byte[] page(String template, Frame frame, Object page) {
        Context context = new Context(Locale.ROOT);
        context.setVariable("frame", frame);
        context.setVariable("page", page);
        return engine.process(template, context).getBytes(UTF_8);
    }

    public static ServerResponse response(int status, byte[] page) {
        return ServerResponse.status(status).header("Content-Type", TYPE).body(page);
    }
}
