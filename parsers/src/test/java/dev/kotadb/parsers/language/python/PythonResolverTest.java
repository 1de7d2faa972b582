package dev.kotadb.parsers.language.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

class PythonResolverTest {
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
    void findsMembersInTheOrderOfTheirClasses() {
        SourceTree tree = SourceTree.of("m.py", MODELS);

        assertThat(tree.meaning("m.py", 9, "save")).isEqualTo("exact m.py Left#save");
        assertThat(tree.meaning("m.py", 10, "name")).isEqualTo("exact m.py Right#name");
        assertThat(tree.meaning("m.py", 6, "save")).isEqualTo("exact m.py Base#save");
    }

    @Test
    void followsAnnotationsValuesAndAttributes() {
        SourceTree tree = SourceTree.of("m.py", """
                from typing import Optional
                class Pool:
                    def take(self) -> "Conn": ...
                class Conn:
                    def send(self): pass
                class App:
                    def __init__(self, pool: Optional[Pool]):
                        self.pool = Pool()
                        self.given = pool
                    def run(self, all: list[Conn]):
                        self.pool.take().send()
                        x = make()
                        x.take()
                        for one in all: one.send()
                def make():
                    return Pool()
                """);

        assertThat(tree.meaning("m.py", 11, "take")).isEqualTo("exact m.py Pool#take");
        assertThat(tree.meaning("m.py", 11, "send")).isEqualTo("exact m.py Conn#send");
        assertThat(tree.meaning("m.py", 13, "take")).isEqualTo("exact m.py Pool#take");
        assertThat(tree.meaning("m.py", 14, "send")).isEqualTo("exact m.py Conn#send");
    }

    @Test
    void guessesOnlyWhatNothingIsKnownOf() {
        SourceTree tree = SourceTree.of(
                "a.py", "import lib\ndef f(x):\n    x.recalculate()\n    x.append()\n    lib.thing().recalculate()\n",
                "b.py", "class B:\n    def recalculate(self): pass\n    def append(self): pass\n");

        assertThat(tree.meaning("a.py", 3, "recalculate")).isEqualTo("heuristic b.py B#recalculate");
        assertThat(tree.meaning("a.py", 4, "append")).isEqualTo("unresolved");
        assertThat(tree.meaning("a.py", 5, "recalculate")).isEqualTo("external");
    }

    @Test
    void comesToAnEndOnClassesInACircle() {
        SourceTree tree = SourceTree.of("m.py", "class A(B): pass\nclass B(A): pass\nA().missing()\n");

        assertThat(tree.meaning("m.py", 3, "missing")).isEqualTo("unresolved");
    }
}
