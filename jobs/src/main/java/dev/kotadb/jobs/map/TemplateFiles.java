package dev.kotadb.jobs.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates of pages: those of one folder of the class path, and those of the map, which they may include. */
public final class TemplateFiles {
    private TemplateFiles() {}

    /** @param folder with a slash at its end */
    public static TemplateEngine engine(String folder) {
        TemplateEngine engine = new TemplateEngine();
        engine.addTemplateResolver(resolver(1, folder));
        engine.addTemplateResolver(resolver(2, MapStyles.FOLDER));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(int order, String folder) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(TemplateFiles.class.getClassLoader());
        resolver.setOrder(order);
        resolver.setCheckExistence(true);
        resolver.setPrefix(folder);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(UTF_8.name());
        return resolver;
    }
}
