package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.resolve.names.IncrementalCheck;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PythonIncrementalTest {
    private static final String[] PATHS = {
        "main.py", "p/__init__.py", "p/a.py", "p/b.py", "p/q/__init__.py", "p/q/c.py", "src/p/a.py", "a.py"
    };
    private static final String[] TYPES = {"A", "B", "C"};
    private static final String[] MODULES = {"p", "p.a", "p.b", ".a", ".", "..b", "p.q.c", "a", ".q"};

    @Test
    void resolvesAgainExactlyWhatAChangeTouches() {
        IncrementalCheck.run(PATHS, PythonIncrementalTest::write, 12, 10);
    }

    private static String write(String path, Random random) {
        if (random.nextInt(5) == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("# comment\n".repeat(1 + random.nextInt(3)));
        for (int i = random.nextInt(4); i > 0; i--) {
            String module = pick(MODULES, random);
            text.append(switch (random.nextInt(4)) {
                case 0 -> "from " + module + " import " + pick(TYPES, random) + "\n";
                case 1 -> "from " + module + " import *\n";
                case 2 -> "import p.a\n";
                default -> "from " + module + " import a as " + pick(TYPES, random) + "\n";
            });
        }
        if (random.nextInt(4) == 0) {
            text.append("__all__ = ['").append(pick(TYPES, random)).append("']\n");
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append("class ").append(pick(TYPES, random)).append('(').append(pick(TYPES, random)).append("):\n");
            text.append("    def method").append(random.nextInt(2)).append("(self) -> ").append(pick(TYPES, random));
            text.append(":\n        return self.method1().method0()\n");
        }
        text.append("def f(x):\n    ").append(pick(TYPES, random)).append("().method0().method1()\n");
        text.append("    x.method1()\n    p.a.").append(pick(TYPES, random)).append("()\n");
        text.append("def _g(x):\n    x.method0().method1()\n_g(").append(pick(TYPES, random)).append("())\n");
        return text.toString();
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
