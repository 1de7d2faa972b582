package dev.kotadb.parsers.language.python;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which declaration a bare name means, or a module. */
class PythonNamesTest {
    private static final String MODELS = """
            class Base:
                def save(self): pass
            class Left(Base):
                def save(self): pass
            class Right(Base):
                def name(self): return self.save()
            class Both(Right, Left):
                def go(self):
                    self.save()
                    super().name()
            """;

    @Test
    void findsModulesBelowTheFolderAroundTheOutermostPackage() {
        SourceTree tree = SourceTree.of(
                "src/app/__init__.py", "", "src/app/models.py", MODELS, "src/app/web/__init__.py", "",
                "src/app/web/views.py",
                "from app.models import Base\nfrom ..models import Left as L\nfrom .. import models\nimport app.models\n"
                        + "import os\nmodels.Right()\napp.models.Both()\nos.getcwd()\nL()\nprint()\n",
                "tests/test_views.py", "from app.models import Base\n");

        assertThat(tree.meaning("src/app/web/views.py", 1, "Base")).isEqualTo("exact src/app/models.py Base");
        assertThat(tree.meaning("src/app/web/views.py", 2, "Left")).isEqualTo("exact src/app/models.py Left");
        assertThat(tree.meaning("src/app/web/views.py", 3, "models")).isEqualTo("exact src/app/models.py");
        assertThat(tree.meaning("src/app/web/views.py", 4, "app.models")).isEqualTo("exact src/app/models.py");
        assertThat(tree.meaning("src/app/web/views.py", 5, "os")).isEqualTo("external");
        assertThat(tree.meaning("src/app/web/views.py", 6, "Right")).isEqualTo("exact src/app/models.py Right");
        assertThat(tree.meaning("src/app/web/views.py", 7, "Both")).isEqualTo("exact src/app/models.py Both");
        assertThat(tree.meaning("src/app/web/views.py", 8, "getcwd")).isEqualTo("external");
        assertThat(tree.meaning("src/app/web/views.py", 9, "L")).isEqualTo("exact src/app/models.py Left");
        assertThat(tree.meaning("src/app/web/views.py", 10, "print")).isEqualTo("external");
        assertThat(tree.meaning("tests/test_views.py", 1, "Base")).isEqualTo("exact src/app/models.py Base");
    }

    @Test
    void followsReexportsAndStarsAsTheListSays() {
        SourceTree tree = SourceTree.of(
                "p/__init__.py", "from .one import *\nfrom .two import b as c\n",
                "p/one.py", "__all__ = ['a']\ndef a(): pass\ndef hidden(): pass\n",
                "p/two.py", "def b(): pass\n",
                "main.py", "from p import a, c, two, hidden\n");

        assertThat(tree.meaning("main.py", 1, "a")).isEqualTo("exact p/one.py a");
        assertThat(tree.meaning("main.py", 1, "c")).isEqualTo("exact p/two.py b");
        assertThat(tree.meaning("main.py", 1, "two")).isEqualTo("exact p/two.py");
        assertThat(tree.meaning("main.py", 1, "hidden")).isEqualTo("import p/__init__.py");
    }

    @Test
    void bindsTheNamesOfMatchPatterns() {
        SourceTree tree = SourceTree.of("m.py", """
                class Cat:
                    def meow(self): pass
                class Kind:
                    RED = 1
                n = item = rest = age = low = high = one = RED = 0
                def f(x):
                    match x:
                        case int() as n: use(n)
                        case [*item]: use(item)
                        case {"a": 1, **rest}: use(rest)
                        case Cat(age=age, name=str() as one): use(age, one)
                        case Cat(low) | Cat(high, low): use(low, high)
                        case Cat() as c: c.meow()
                        case Kind.RED: pass
                        case Cat(kind=Kind.RED): pass
                        case m.Kind.RED: pass
                """);

        for (int line = 8; line <= 12; line++) {
            for (String name : List.of("n", "item", "rest", "age", "one", "low", "high")) {
                assertThat(tree.meaning("m.py", line, name)).as(name).isEqualTo("[]");
            }
        }
        assertThat(tree.meaning("m.py", 11, "Cat")).isEqualTo("exact m.py Cat");
        assertThat(tree.meaning("m.py", 13, "meow")).isEqualTo("exact m.py Cat#meow");
        assertThat(tree.meaning("m.py", 14, "RED")).isEqualTo("exact m.py Kind#RED");
        assertThat(tree.meaning("m.py", 15, "RED")).isEqualTo("exact m.py Kind#RED");
        assertThat(tree.meaning("m.py", 16, "RED")).startsWith("unresolved");
    }

    @Test
    void looksInTheBodyOfTheClassFirst() {
        SourceTree tree = SourceTree.of("m.py", """
                a = late = 1
                class K:
                    a = 2
                    b = a
                    c: int = a
                    d = late
                    def f(self):
                        self.late = a
                    @property
                    def g(self): return a
                    e = once()
                    once = staticmethod(once)
                def once(): pass
                """);

        assertThat(tree.meaning("m.py", 11, "once")).isEqualTo("exact m.py once");
        assertThat(tree.meaning("m.py", 12, "once")).isEqualTo("exact m.py once");

        assertThat(tree.meaning("m.py", 4, "a")).isEqualTo("exact m.py K#a");
        assertThat(tree.meaning("m.py", 5, "a")).isEqualTo("exact m.py K#a");
        assertThat(tree.meaning("m.py", 6, "late")).isEqualTo("exact m.py late");
        assertThat(tree.meaning("m.py", 8, "a")).isEqualTo("exact m.py a");
        assertThat(tree.meaning("m.py", 10, "a")).isEqualTo("exact m.py a");
    }

    @Test
    void resolvesEachNameOfAPathInAPattern() {
        SourceTree tree = SourceTree.of("m.py", """
                class Task:
                    class Status:
                        DONE = 1
                def f(x, Local):
                    match x:
                        case Task.Status.DONE: pass
                        case Local.Status.DONE: pass
                def g(x: "Callable[['Task'], int]"): pass
                def h(x: t.Callable[["Task"], int]): pass
                """);

        assertThat(tree.meaning("m.py", 6, "Task")).isEqualTo("exact m.py Task");
        assertThat(tree.meaning("m.py", 6, "Status")).isEqualTo("exact m.py Task.Status");
        assertThat(tree.meaning("m.py", 6, "DONE")).isEqualTo("exact m.py Task.Status#DONE");
        assertThat(tree.meaning("m.py", 7, "DONE")).isEqualTo("[]");
        assertThat(tree.meaning("m.py", 9, "Task")).isEqualTo("exact m.py Task");
    }

    @Test
    void aNameThatSeveralBranchesBindIsNotCertain() {
        SourceTree tree = SourceTree.of(
                "fast.py", "class Pen:\n    def draw(self): pass\n",
                "slow.py", "class Pen:\n    def draw(self): pass\n",
                "same.py", "from fast import Pen\n",
                "pens.py", "try:\n    from fast import Pen\nexcept ImportError:\n    from slow import Pen\nPen().draw()\n",
                "one.py", "try:\n    from fast import Pen\nexcept ImportError:\n    from same import Pen\nPen().draw()\n",
                "own.py", "if x:\n    from fast import Pen\nelse:\n    class Pen: pass\nPen()\n",
                "other.py", "try:\n    import lib\nexcept ImportError:\n    def f(): pass\nelse:\n    def f(): pass\nf()\n",
                "old.py", "import sys\nif sys.version_info >= (3, 99):\n    def f(): pass\nelse:\n    def f(): pass\nf()\n",
                "local.py", "def f():\n    if x:\n        from fast import Pen\n    else:\n        from slow import Pen\n    Pen()\n"
                        + "def g(): Pen()\n",
                "main.py", "from pens import Pen\nfrom own import Pen as Own\nPen().draw()\n");

        assertThat(tree.meaning("pens.py", 2, "Pen")).isEqualTo("exact fast.py Pen");
        assertThat(tree.meaning("pens.py", 4, "Pen")).isEqualTo("exact slow.py Pen");
        assertThat(tree.meaning("pens.py", 5, "Pen")).isEqualTo("heuristic fast.py Pen");
        assertThat(tree.meaning("pens.py", 5, "draw")).isEqualTo("heuristic fast.py Pen#draw");
        assertThat(tree.meaning("one.py", 5, "draw")).isEqualTo("exact fast.py Pen#draw");
        assertThat(tree.meaning("own.py", 5, "Pen")).isEqualTo("heuristic fast.py Pen");
        assertThat(tree.meaning("local.py", 6, "Pen")).isEqualTo("heuristic fast.py Pen");
        assertThat(tree.meaning("local.py", 7, "Pen")).isEqualTo("unresolved");
        assertThat(tree.meaning("main.py", 1, "Pen")).isEqualTo("heuristic fast.py Pen");
        assertThat(tree.meaning("main.py", 2, "Pen")).isEqualTo("heuristic fast.py Pen");
        assertThat(tree.meaning("main.py", 3, "draw")).isEqualTo("heuristic fast.py Pen#draw");
        assertThat(targetLine(tree, "other.py", 7, "f")).isEqualTo(6);
        assertThat(targetLine(tree, "old.py", 6, "f")).isEqualTo(5);
    }

    private static int targetLine(SourceTree tree, String path, int line, String name) {
        return tree.resolve(path).references().stream()
                .filter(one -> one.line() == line && one.name().equals(name))
                .map(one -> requireNonNull(one.target()).symbol().nameLine())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsInStubsWhatModulesBindWhileTheyRun() {
        SourceTree tree = SourceTree.of(
                "p/__init__.py", "", "p/op.py", "globals().update(make())\ndef kept(): pass\n",
                "p/op.pyi", "def add() -> None: ...\ndef kept() -> None: ...\n",
                "m.py", "from p import op\nfrom p.op import add\nop.add()\nop.kept()\nop.lost()\nadd()\n");

        assertThat(tree.meaning("m.py", 3, "add")).isEqualTo("exact p/op.pyi add");
        assertThat(tree.meaning("m.py", 4, "kept")).isEqualTo("exact p/op.py kept");
        assertThat(tree.meaning("m.py", 5, "lost")).isEqualTo("unresolved");
        assertThat(tree.meaning("m.py", 6, "add")).isEqualTo("exact p/op.pyi add");
    }

    @Test
    void readsQuotedTypesAroundLiterals() {
        SourceTree tree = SourceTree.of("m.py", """
                class Box: pass
                class red: pass
                def f(a: "Box[Literal['red', True]]"): pass
                """);

        assertThat(tree.meaning("m.py", 3, "Box")).isEqualTo("exact m.py Box");
        assertThat(tree.meaning("m.py", 3, "red")).isEqualTo("[]");
    }
}
