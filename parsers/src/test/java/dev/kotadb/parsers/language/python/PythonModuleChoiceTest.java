package dev.kotadb.parsers.language.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.names.SourceTree;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which of several declarations of a module or of a name counts. */
class PythonModuleChoiceTest {
    @Test
    void stubsMeanStubsAndOtherFilesMeanWhatIsExecuted() {
        SourceTree tree = SourceTree.of(
                "lib/__init__.py", "from .core import Pen\n",
                "lib/__init__.pyi", "from .core import Pen\nfrom . import core\ndef make() -> Pen: ...\ndef other() -> core.Pen: ...\n",
                "lib/core.py", "class Pen: pass\n",
                "lib/core.pyi", "class Pen: ...\n",
                "lib/only.py", "class Ink: pass\n",
                "lib/use.pyi", "from lib import Pen\nfrom lib.only import Ink\nx: Pen\ny: Ink\n",
                "main.py", "from lib import Pen\nPen()\n");

        assertThat(tree.meaning("lib/__init__.pyi", 3, "Pen")).isEqualTo("exact lib/core.pyi Pen");
        assertThat(tree.meaning("lib/__init__.pyi", 4, "Pen")).isEqualTo("exact lib/core.pyi Pen");
        assertThat(tree.meaning("lib/use.pyi", 3, "Pen")).isEqualTo("exact lib/core.pyi Pen");
        assertThat(tree.meaning("lib/use.pyi", 4, "Ink")).isEqualTo("exact lib/only.py Ink");
        assertThat(tree.meaning("lib/__init__.py", 1, "Pen")).isEqualTo("exact lib/core.py Pen");
        assertThat(tree.meaning("main.py", 2, "Pen")).isEqualTo("exact lib/core.py Pen");
    }

    @Test
    void aNameThatSeveralStarsOfferIsNotCertain() {
        SourceTree tree = SourceTree.of(
                "one.py", "def f(): pass\ndef g(): pass\n",
                "two.py", "def f(): pass\n",
                "again.py", "from one import *\n",
                "differ.py", "if x:\n    from one import *\nelse:\n    from two import *\nf(); g()\n",
                "same.py", "from one import *\nfrom again import *\nf()\n");

        assertThat(tree.meaning("differ.py", 5, "f")).isEqualTo("heuristic one.py f");
        assertThat(tree.meaning("differ.py", 5, "g")).isEqualTo("exact one.py g");
        assertThat(tree.meaning("same.py", 3, "f")).isEqualTo("exact one.py f");
    }

    @Test
    void theCommonVersionOfPythonDecidesWhichBranchCounts() {
        assertThat(line("sys.version_info >= (3, 99)", "sys.version_info >= (3, 98)")).isEqualTo(7);
        assertThat(line("sys.version_info >= (3, 99)", "sys.version_info >= (3, 8)")).isEqualTo(5);
        assertThat(line("sys.version_info >= (3,)", "sys.version_info >= (3, 8)")).isEqualTo(3);
        assertThat(line("sys.version_info[:2] < (3, 8)", "sys.version_info >= (3, 98)")).isEqualTo(7);
        assertThat(line("not (sys.version_info < (3, 8))", "x")).isEqualTo(3);
        assertThat(line("x and sys.version_info < (3, 8)", "x or TYPE_CHECKING")).isEqualTo(5);
        assertThat(line("not TYPE_CHECKING", "x")).isEqualTo(5);
        assertThat(line("sys.platform == 'win32'", "x")).isEqualTo(3);
    }

    /** The line of the declaration that counts of three in the branches of these conditions; never certain. */
    private static int line(String first, String second) {
        SourceTree tree = SourceTree.of("m.py", "import sys\nif " + first + ":\n    def f(): pass\nelif " + second
                + ":\n    def f(): pass\nelse:\n    def f(): pass\nf()\n");
        assertThat(tree.meaning("m.py", 8, "f")).isEqualTo("heuristic m.py f");
        ResolvedReference call = tree.resolve("m.py").references().stream().filter(one -> one.line() == 8).findFirst().orElseThrow();
        return Objects.requireNonNull(call.target()).symbol().nameLine();
    }
}
