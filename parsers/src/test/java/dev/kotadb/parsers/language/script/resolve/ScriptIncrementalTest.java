package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.names.IncrementalCheck;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptIncrementalTest {
    private static final String[] PATHS = {
        "a.ts", "b.ts", "lib/index.ts", "lib/c.ts", "lib/c.js", "d.js", "globals.d.ts", "tsconfig.json", "lib/package.json"
    };
    private static final String[] TYPES = {"A", "B", "C"};
    private static final String[] MODULES = {"./a", "./b", "./lib", "./lib/c", "@x/c", "lib", "./c", "../a", "./d"};

    @Test
    void resolvesAgainExactlyWhatAChangeTouches() {
        IncrementalCheck.run(PATHS, ScriptIncrementalTest::write, 12, 10);
    }

    private static String write(String path, Random random) {
        if (random.nextInt(6) == 0) {
            return "";
        } else if (path.equals("tsconfig.json")) {
            return "{\"compilerOptions\": {\"paths\": {\"@x/*\": [\"" + (random.nextBoolean() ? "lib" : ".") + "/*\"]}}}";
        } else if (path.endsWith("package.json")) {
            return "{\"name\": \"lib\", \"main\": \"" + (random.nextBoolean() ? "c" : "index") + ".js\"}";
        }
        StringBuilder text = new StringBuilder("\n".repeat(random.nextInt(3)));
        boolean module = !path.equals("globals.d.ts");
        for (int i = random.nextInt(3); module && i > 0; i--) {
            String source = pick(MODULES, random);
            text.append(switch (random.nextInt(4)) {
                case 0 -> "import { " + pick(TYPES, random) + " } from '" + source + "'\n";
                case 1 -> "import * as ns from '" + source + "'\n";
                case 2 -> "export * from '" + source + "'\n";
                default -> "export { " + pick(TYPES, random) + " as " + pick(TYPES, random) + " } from '" + source + "'\n";
            });
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            String type = pick(TYPES, random);
            boolean typed = path.endsWith(".ts");
            text.append(module && random.nextInt(4) > 0 ? "export " : "").append("class ").append(type);
            text.append(random.nextBoolean() ? " extends " + pick(TYPES, random) : "").append(" {\n");
            text.append("  method").append(random.nextInt(2)).append("()");
            text.append(typed ? ": " + pick(TYPES, random) : "").append(" { return this.method1().method0() }\n}\n");
        }
        if (module) {
            text.append("function f").append(random.nextInt(2)).append("() { new ").append(pick(TYPES, random));
            text.append("().method0().method1(); ns.").append(pick(TYPES, random));
            text.append(".x(); unknown.method1(); new ").append(pick(TYPES, random)).append("() }\n");
            text.append("function g(x) { x.method0().method1() }\ng(new ").append(pick(TYPES, random)).append("())\n");
        }
        return text.toString();
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
