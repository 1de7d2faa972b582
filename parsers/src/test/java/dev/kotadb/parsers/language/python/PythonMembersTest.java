package dev.kotadb.parsers.language.python;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which class a member belongs to. */
class PythonMembersTest {
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
    void findsMembersInTheOrderOfTheirClasses() {
        SourceTree tree = SourceTree.of("m.py", MODELS);

        assertThat(tree.meaning("m.py", 9, "save")).isEqualTo("exact m.py Left#save");
        assertThat(tree.meaning("m.py", 10, "name")).isEqualTo("exact m.py Right#name");
        assertThat(tree.meaning("m.py", 6, "save")).isEqualTo("exact m.py Base#save");
    }

    @Test
    void comesToAnEndOnClassesInACircle() {
        SourceTree tree = SourceTree.of("m.py", "class A(B): pass\nclass B(A): pass\nA().missing()\n");

        assertThat(tree.meaning("m.py", 3, "missing")).isEqualTo("unresolved");
    }

    @Test
    void superBeginsBehindTheNamedClass() {
        SourceTree tree = SourceTree.of("m.py", """
                class A:
                    def m(self): return self
                class B(A):
                    def m(self): return super().m()
                class C(B):
                    def m(self):
                        super().m()
                        super(C, self).m()
                        super(B, self).m()
                        super(__class__, self).m()
                        C().m().m()
                    @classmethod
                    def make(cls): super(B, cls).make()
                class D(C):
                    pass
                def f(d: D):
                    super(C, d).m()
                """);

        assertThat(tree.meaning("m.py", 7, "m")).isEqualTo("exact m.py B#m");
        assertThat(tree.meaning("m.py", 8, "m")).isEqualTo("exact m.py B#m");
        assertThat(tree.meaning("m.py", 9, "m")).isEqualTo("exact m.py A#m");
        assertThat(tree.meaning("m.py", 10, "m")).isEqualTo("exact m.py B#m");
        assertThat(tree.meaning("m.py", 13, "make")).isEqualTo("unresolved");
    }

    @Test
    void anAssignmentToSelfDoesNotHideWhatABaseDeclares() {
        SourceTree tree = SourceTree.of("m.py", """
                class Base:
                    name: str
                    def __init__(self):
                        self.size = 1
                    @property
                    def debug(self): return self._debug
                    @debug.setter
                    def debug(self, value): self._debug = value
                class App(Base):
                    def __init__(self):
                        self.debug = True
                        self.name = ""
                        self.size = 2
                    def run(self):
                        print(self.debug, self.name, self.size)
                import typing
                T = typing.TypeVar("T", bound="Client")
                class Client:
                    def __enter__(self: T) -> T: return self
                    def get(self): pass
                with Client() as c: c.get()
                """);

        assertThat(tree.meaning("m.py", 21, "get")).isEqualTo("exact m.py Client#get");

        assertThat(tree.meaning("m.py", 15, "debug")).isEqualTo("exact m.py Base#debug");
        assertThat(tree.meaning("m.py", 15, "name")).isEqualTo("exact m.py Base#name");
        assertThat(tree.meaning("m.py", 15, "size")).isEqualTo("exact m.py App#size");
        assertThat(tree.meaning("m.py", 7, "debug")).isEqualTo("exact m.py Base#debug");
        assertThat(tree.meaning("m.py", 7, "setter")).isEqualTo("[]");
    }

    @Test
    void prefersADeclaredPropertyToItsAssignmentInTheSameClass() {
        SourceTree tree = SourceTree.of("m.py", """
                class K:
                    def __init__(self): self.url = 1
                    @property
                    def url(self): return self._url
                    @url.setter
                    def url(self, value): self._url = value
                k = K().url
                """);

        assertThat(tree.resolve("m.py").references())
                .filteredOn(one -> one.name().equals("url"))
                .extracting(one -> requireNonNull(one.target()).symbol().nameLine())
                .containsExactly(4, 4, 4);
    }

    @Test
    void anAttributeOfTheClassPrecedesOneThatAMethodAssigns() {
        SourceTree tree = SourceTree.of("a.py",
                "class A:\n    def m(self):\n        self.x, self.y = 1, 2\n    x = 0\nA().x\nA().y\nclass B(A):\n    x = 1\nB().x\n");

        assertThat(tree.resolve("a.py").references().stream()
                        .filter(one -> one.name().length() == 1 && one.line() > 4 && one.target() != null)
                        .map(one -> one.name() + " " + requireNonNull(one.target()).symbol().nameLine()))
                .containsExactly("A 1", "x 4", "A 1", "y 3", "A 1", "B 7", "x 8");
    }

    @Test
    void argumentsByNameLeadToTheFieldsTheySet() {
        SourceTree tree = SourceTree.of("m.py", """
                from typing import ClassVar, NamedTuple
                import attr, lib
                @dataclass
                class Base:
                    size: int
                    kind: ClassVar[int] = 0
                @dataclass
                class Part(Base):
                    name: str = ""
                    def go(self): pass
                class Pair(NamedTuple):
                    left: int
                class Written:
                    left: int
                    def __init__(self, left): pass
                @attr.s
                class Old:
                    x = attr.ib()
                    y = 1
                class Model(lib.Record):
                    id: int
                def make(Local): return Local(left=1)
                Part(size=1)
                Part(name="")
                Part(kind=1, go=1, absent=1)
                Pair(left=1)
                Written(left=1)
                Old(x=1)
                Old(y=1)
                Model(id=1)
                made = Pair
                lib.Pair(left=1)
                """);

        assertThat(tree.meaning("m.py", 23, "size")).isEqualTo("exact m.py Base#size");
        assertThat(tree.meaning("m.py", 24, "name")).isEqualTo("exact m.py Part#name");
        for (String name : List.of("kind", "go", "absent")) {
            assertThat(tree.meaning("m.py", 25, name)).as(name).isEqualTo("[]");
        }
        assertThat(tree.meaning("m.py", 26, "left")).isEqualTo("exact m.py Pair#left");
        assertThat(tree.meaning("m.py", 28, "x")).isEqualTo("exact m.py Old#x");
        assertThat(tree.meaning("m.py", 30, "id")).isEqualTo("heuristic m.py Model#id");
        assertThat(tree.meaning("m.py", 22, "left")).isEqualTo("[]");
        assertThat(tree.meaning("m.py", 27, "left")).isEqualTo("[]");
        assertThat(tree.meaning("m.py", 29, "y")).isEqualTo("[]");
        assertThat(tree.meaning("m.py", 32, "left")).isEqualTo("[]");
    }

    @Test
    void aMemberThatSeveralBranchesOfAClassDeclareIsNotCertain() {
        SourceTree tree = SourceTree.of("m.py", """
                import sys
                class A:
                    if sys.version_info >= (3, 99):
                        def m(self): pass
                    else:
                        def m(self): pass
                    @overload
                    def n(self, x: int): ...
                    @overload
                    def n(self, x: str): ...
                    def n(self, x): pass
                A().m()
                A().n()
                """);

        assertThat(tree.meaning("m.py", 12, "m")).isEqualTo("heuristic m.py A#m");
        assertThat(targetLine(tree, "m.py", 12, "m")).isEqualTo(6);
        assertThat(tree.meaning("m.py", 13, "n")).isEqualTo("exact m.py A#n");
    }

    private static int targetLine(SourceTree tree, String path, int line, String name) {
        return tree.resolve(path).references().stream()
                .filter(one -> one.line() == line && one.name().equals(name))
                .map(one -> requireNonNull(one.target()).symbol().nameLine())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsMembersOfMetaclassesOnClassesOnly() {
        SourceTree tree = SourceTree.of("m.py", """
                class Meta(type):
                    def register(cls): return cls.count
                    @property
                    def first(cls) -> "Shop": ...
                    count = 1
                class Shop(metaclass=Meta):
                    def sell(self): pass
                class Market(Shop): pass
                Market.register()
                Shop.first.sell()
                Shop().register()
                """);

        assertThat(tree.meaning("m.py", 9, "register")).isEqualTo("exact m.py Meta#register");
        assertThat(tree.meaning("m.py", 2, "count")).isEqualTo("exact m.py Meta#count");
        assertThat(tree.meaning("m.py", 10, "sell")).isEqualTo("exact m.py Shop#sell");
        assertThat(tree.meaning("m.py", 11, "register")).isEqualTo("unresolved");
    }

    @Test
    void declaresAnAttributeWhereItsTypeIsWritten() {
        SourceTree tree = SourceTree.of("m.py", """
                class Named:
                    names: "Box"
                class Box(Named):
                    def __init__(self, x):
                        if x:
                            self.names = x
                        else:
                            self.names: Shelf = make()
                        self.names.get()
                class Shelf:
                    def get(self): pass
                """);

        assertThat(tree.meaning("m.py", 9, "names")).isEqualTo("exact m.py Box#names");
        assertThat(tree.meaning("m.py", 9, "get")).isEqualTo("exact m.py Shelf#get");
    }

    @Test
    void findsWhatGeneratorsAndExpectedExceptionsAndCopiesGive() {
        SourceTree tree = SourceTree.of("m.py", """
                from typing import NamedTuple
                import pytest
                class Failure(Exception):
                    def cause(self): pass
                class Point(NamedTuple):
                    x: int
                    def norm(self): return self._replace(x=1).norm()
                def points():
                    yield Point(1)
                def more():
                    yield from points()
                for one in points(): one.norm()
                for one in more(): one.norm()
                def test():
                    with pytest.raises(Failure) as info: pass
                    info.value.cause()
                def again():
                    global LAST
                    LAST = None
                LAST = 1
                """);

        assertThat(tree.meaning("m.py", 7, "norm")).isEqualTo("exact m.py Point#norm");
        assertThat(tree.meaning("m.py", 12, "norm")).isEqualTo("exact m.py Point#norm");
        assertThat(tree.meaning("m.py", 13, "norm")).isEqualTo("exact m.py Point#norm");
        assertThat(tree.meaning("m.py", 16, "cause")).isEqualTo("exact m.py Failure#cause");
        assertThat(tree.meaning("m.py", 18, "LAST")).isEqualTo("exact m.py LAST");
    }
}
