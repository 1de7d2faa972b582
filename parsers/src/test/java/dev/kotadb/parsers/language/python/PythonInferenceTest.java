package dev.kotadb.parsers.language.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

/** What constructors, assignments, guards, class methods and decorators tell of types. */
class PythonInferenceTest {
    private static final String CLASSES = """
            class A:
                def go(self): pass
            class B:
                def go(self): pass
            """;

    @Test
    void argumentsOfAConstructorTellTypeParameters() {
        SourceTree tree = SourceTree.of("m.py", CLASSES + """
                from typing import Generic, TypeVar
                T = TypeVar("T")
                U = TypeVar("U")
                class Both(Generic[T, U]):
                    def __init__(self, both: tuple[T, U]): self.all = both
                    def second(self) -> U: ...
                class Queue(Generic[T]):
                    def get(self) -> T: ...
                def f(pair: tuple[A, B]):
                    Both(pair).second().go()
                    Queue[A]().get().go()
                """);

        assertThat(tree.meaning("m.py", 14, "go")).isEqualTo("exact m.py B#go");
        assertThat(tree.meaning("m.py", 15, "go")).isEqualTo("exact m.py A#go");
    }

    @Test
    void aMemberIsWhatItHasJustBeenAssigned() {
        SourceTree tree = SourceTree.of("m.py", CLASSES + """
                class H:
                    def __init__(self):
                        self.x = A()
                    def f(self):
                        self.x = B()
                        self.x.go()
                        if self:
                            self.x = A()
                            self.x.go()
                        self.x.go()
                """);

        assertThat(tree.meaning("m.py", 10, "go")).isEqualTo("exact m.py B#go");
        assertThat(tree.meaning("m.py", 13, "go")).isEqualTo("exact m.py A#go");
        assertThat(tree.meaning("m.py", 14, "go")).isEqualTo("ambiguous A#go B#go");
    }

    @Test
    void functionsThatReturnTypeGuardsTellTypes() {
        SourceTree tree = SourceTree.of("m.py", CLASSES + """
                from typing import TypeGuard
                def is_a(o: object) -> TypeGuard[A]: ...
                def is_open(o: object) -> B: ...
                def f(o: object, a: A):
                    if is_a(o): o.go()
                    if is_open(a): a.go()
                """);

        assertThat(tree.meaning("m.py", 9, "go")).isEqualTo("exact m.py A#go");
        assertThat(tree.meaning("m.py", 10, "go")).isEqualTo("exact m.py A#go");
    }

    @Test
    void aMethodOfAMetaclassMayGiveAnInstanceOfTheClass() {
        SourceTree tree = SourceTree.of("m.py", """
                from typing import TypeVar
                T = TypeVar("T")
                class Meta(type):
                    def create(cls: type[T], *args) -> T: ...
                class Made(metaclass=Meta):
                    def go(self): pass
                    @classmethod
                    def make(cls):
                        cls.create().go()
                        one = cls()
                        one.go()
                        return one
                Made.create().go()
                Made.make().go()
                """);

        for (int line : new int[] {9, 11, 13, 14}) {
            assertThat(tree.meaning("m.py", line, "go")).as("line " + line).isEqualTo("exact m.py Made#go");
        }
    }

    @Test
    void enumerationsAndNamedTuplesAreCollections() {
        SourceTree tree = SourceTree.of("m.py", CLASSES + """
                import enum
                from typing import NamedTuple
                class Color(enum.Enum):
                    RED = 1
                    def go(self): pass
                class Pair(NamedTuple):
                    a: A
                    b: B
                for color in Color: color.go()
                Color["RED"].go()
                def f(pair: Pair):
                    a, b = pair
                    b.go()
                    pair[0].go()
                """);

        assertThat(tree.meaning("m.py", 13, "go")).isEqualTo("exact m.py Color#go");
        assertThat(tree.meaning("m.py", 14, "go")).isEqualTo("exact m.py Color#go");
        assertThat(tree.meaning("m.py", 17, "go")).isEqualTo("exact m.py B#go");
        assertThat(tree.meaning("m.py", 18, "go")).isEqualTo("exact m.py A#go");
    }

    @Test
    void aBasesAnnotationPrecedesAPlainAttribute() {
        SourceTree tree = SourceTree.of("m.py", CLASSES + """
                class Base:
                    kind: A
                class Sub(Base):
                    kind = None
                def f(sub: Sub): sub.kind.go()
                """);

        assertThat(tree.meaning("m.py", 9, "kind")).isEqualTo("exact m.py Base#kind");
        assertThat(tree.meaning("m.py", 9, "go")).isEqualTo("exact m.py A#go");
    }

    @Test
    void decoratorsOfLibrariesMakeProperties() {
        SourceTree tree = SourceTree.of("m.py", CLASSES + """
                from library import util
                class H:
                    @util.memoized_property
                    def x(self) -> A: ...
                def f(h: H): h.x.go()
                """);

        assertThat(tree.meaning("m.py", 9, "go")).isEqualTo("exact m.py A#go");
    }

    @Test
    void aDecoratorSeesTheImportThatItsFunctionHides() {
        SourceTree tree = SourceTree.of("lib.py", "def run(): pass\n", "m.py", """
                from lib import run
                @run.register
                def run(): pass
                run()
                """);

        assertThat(tree.meaning("m.py", 2, "run")).isEqualTo("exact lib.py run");
        assertThat(tree.meaning("m.py", 4, "run")).isEqualTo("exact m.py run");
    }

    @Test
    void whatReplacesALibraryIsLikely() {
        SourceTree tree = SourceTree.of("own.py", "def dump(): pass\n", "m.py", """
                try:
                    from ujson import dump
                    from json import load
                except ImportError:
                    from own import dump
                    from own import dump as load
                dump()
                load()
                """);

        assertThat(tree.meaning("m.py", 7, "dump")).isEqualTo("heuristic own.py dump");
        assertThat(tree.meaning("m.py", 8, "load")).startsWith("external");
    }
}
