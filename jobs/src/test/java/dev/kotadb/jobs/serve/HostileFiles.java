package dev.kotadb.jobs.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A repository whose names and texts try to be markup, scripts, and expressions of the template language. */
final class HostileFiles {
    static final String IMAGE = "<img src=x onerror=\"window.harmed=1\">";
    static final List<String> PATHS = List.of(
            "src/" + IMAGE + ".ts",
            "src/\"onmouseover=\"window.harmed=1\" x=\".ts",
            "src/'><svg onload='window.harmed=1'>.ts",
            "src/[[${7*191}]].py",
            "src/__${7*191}__ ~{layout}.py",
            "src/a&lt;b%2e%2e#L1?x=;y.py",
            "src/\u202egnp.ts",
            "src/javascript:window.harmed=1");

    static final String SCRIPT = "<script>window.harmed=1</script>";

    private HostileFiles() {}

    static Path in(Path folder) throws IOException {
        for (String path : PATHS) {
            ServedIndex.file(folder.resolve(path), path.endsWith(".py") ? python() : script());
        }
        ServedIndex.file(folder.resolve("src/Evil.java"), """
                package evil;
                /** </pre></code>%s %s <div hx-get="/page/sign-out" hx-trigger="load"></div> */
                class Evil { // \u202e } hidden {
                    @Deprecated(since = "%s") void run() { new Evil().run(); }
                }
                """.formatted(SCRIPT, IMAGE, SCRIPT));
        ServedIndex.file(folder.resolve("index.html"), "<!DOCTYPE html><base href='//evil.example'>" + SCRIPT + IMAGE + "</code></pre></main>\n");
        ServedIndex.file(folder.resolve("src/one.ts"), "import './two';\n");
        ServedIndex.file(folder.resolve("src/two.ts"), "import './one';\nimport './%s';\n".formatted(IMAGE));
        return folder;
    }

    private static String script() {
        return """
                /** </p>%s */
                export const evil = { '%s': function () { return 1; }, "</a><script>window.harmed=1</script>": 2 };
                export class A { '<b onclick=x>'() { return evil['%s'](); } }
                const s = `</code></pre>%s ${'$'}{[[${7*191}]]}`;
                """.formatted(SCRIPT, IMAGE, IMAGE, SCRIPT);
    }

    private static String python() {
        return """
                def evil(x="</span>%s"):
                    '''%s [[${7*191}]] [(${7*191})]'''
                    return evil("%s")
                """.formatted(SCRIPT, SCRIPT, IMAGE.replace('"', '\''));
    }
}
