package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.resolve.names.IncrementalCheck;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoIncrementalTest {
    private static final String[] PATHS = {
        "go.mod", "main.go", "a/one.go", "a/two.go", "a/x_test.go", "b/b.go", "third/go.mod", "third/t.go"
    };
    private static final String[] TYPES = {"A", "B", "C"};
    private static final String[] IMPORTS = {"x.org/m/a", "x.org/m/b", "x.org/third", "fmt"};

    @Test
    void resolvesAgainExactlyWhatAChangeTouches() {
        IncrementalCheck.run(PATHS, GoIncrementalTest::write, 12, 10);
    }

    private static String write(String path, Random random) {
        if (random.nextInt(5) == 0) {
            return "";
        } else if (path.endsWith("go.mod")) {
            String own = path.equals("go.mod") ? "x.org/m" : "x.org/third";
            return "module " + own + "\n" + (random.nextBoolean() ? "replace x.org/third => ./third\n" : "");
        }
        String name = path.startsWith("a/") ? "a" : path.startsWith("b/") ? "b" : "main";
        StringBuilder text = new StringBuilder("// comment\n".repeat(random.nextInt(3)));
        text.append(random.nextInt(3) == 0 ? "//go:build " + (random.nextBoolean() ? "linux" : "!linux") + "\n\n" : "");
        text.append("package ").append(name).append(random.nextInt(6) == 0 ? "_test\n" : "\n");
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append("import ").append(random.nextInt(4) == 0 ? ". " : "");
            text.append('"').append(pick(IMPORTS, random)).append("\"\n");
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            String type = pick(TYPES, random);
            text.append("type ").append(type).append(" struct {\n\t*").append(pick(TYPES, random));
            text.append("\n\tField ").append(random.nextBoolean() ? "a." : "").append(pick(TYPES, random)).append("\n}\n");
        }
        text.append("func (x *").append(pick(TYPES, random)).append(") Method").append(random.nextInt(2));
        text.append("() *").append(pick(TYPES, random)).append(" { return x.Field.Method1().Method0() }\n");
        text.append("func New() *").append(pick(TYPES, random)).append(" { return nil }\n");
        text.append("func f(x *").append(pick(TYPES, random)).append(") {\n\tx.Method0().Method1()\n");
        text.append("\tNew().Field.Method1()\n\ta.New().Method0()\n\tb.New().Field.Method1()\n");
        text.append("\tall := []struct{ one *").append(pick(TYPES, random)).append(" }{{one: nil}}\n\tall[0].one.Method0()\n");
        text.append("\tfor _, each := range rows {\n\t\teach.one.Method1()\n\t}\n}\n");
        text.append("var rows = map[string]struct{ one *").append(pick(TYPES, random)).append(" }{}\n");
        return text.toString();
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
