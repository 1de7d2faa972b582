package dev.kotadb.parsers.language.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

/** What annotations, values and items tell of types. */
class PythonTypesTest {
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
    void knowsTheTypesOfWhatPatternsAndIndexesTake() {
        String code = """
                class S:
                    def q(self): pass
                def pair() -> tuple[int, S]: ...
                one, two = pair()
                def f(p: tuple[int, S], all: list[S], many: tuple[S, ...], *args: S, **named: S):
                    p[1].q()
                    a, b = p
                    b.q()
                    c, *rest = all
                    c.q()
                    many[3].q()
                    args[0].q()
                    named["x"].q()
                    for d in args: d.q()
                    e, g = 1, S()
                    g.q()
                    two.q()
                    for h, (i, j) in [] + x: j.q()
                    for _, k in zipped(): k.q()
                    p[0].q()
                def zipped() -> list[tuple[int, S]]: ...
                """;
        SourceTree tree = SourceTree.of("m.py", code);

        for (int line : new int[] {6, 8, 10, 11, 12, 13, 14, 16, 17, 19}) {
            assertThat(tree.meaning("m.py", line, "q")).as("line " + line).isEqualTo("exact m.py S#q");
        }
        assertThat(tree.meaning("m.py", 20, "q")).isEqualTo("external");
    }

    @Test
    void followsIterationAndContexts() {
        SourceTree tree = SourceTree.of("m.py", """
                from typing import Iterator
                class S:
                    def q(self): pass
                class Ctx:
                    def __enter__(self) -> S: ...
                    def q(self): pass
                class Bag:
                    def __iter__(self) -> Iterator[S]: ...
                def made() -> Iterator[S]: ...
                class K:
                    def __init__(self, xs: list[S]):
                        self.all = list(xs)
                    def m(self, d: dict[str, S], b: Bag):
                        next(iter(self.all)).q()
                        for i, x in enumerate(self.all): x.q()
                        for y, z in zip(d, b): z.q()
                        [c.q() for c in self.all]
                        {e.q(): f for e in sorted(b)}
                        for v in d.values(): v.q()
                        for k, v in d.items(): v.q()
                        d[k].q()
                        self.all[1:][0].q()
                        with Ctx() as s: s.q()
                        with made() as s: s.q()
                        for k in d: k.q()
                """);

        for (int line = 14; line <= 24; line++) {
            assertThat(tree.meaning("m.py", line, "q")).as("line " + line).isEqualTo("exact m.py S#q");
        }
        assertThat(tree.meaning("m.py", 25, "q")).isEqualTo("external");
    }

    @Test
    void quotedNamesAreTypesWhereverTheyStandInAType() {
        SourceTree tree = SourceTree.of(
                "shop.py", "class Shop: pass\n",
                "a.py", "import typing\nfrom typing import Literal\nfrom shop import Shop\n"
                        + "def a(x: typing.Optional[\"Shop\"]): ...\n"
                        + "def b() -> typing.Dict[str, typing.List[\"Shop\"]]: ...\n"
                        + "def c(x: \"Shop\" | None): ...\n"
                        + "def d(x: Literal[\"Shop\"], y: typing.Literal[\"Shop\"]): ...\n"
                        + "d(\"Shop\", names[\"Shop\"])\n");

        for (int line = 4; line <= 6; line++) {
            assertThat(tree.meaning("a.py", line, "Shop")).as("line %d", line).isEqualTo("exact shop.py Shop");
        }
        assertThat(tree.meaning("a.py", 7, "Shop")).isEqualTo("[]");
        assertThat(tree.meaning("a.py", 8, "Shop")).isEqualTo("[]");
    }

    @Test
    void listsTuplesAndComprehensionsHaveTheTypesOfTheirItems() {
        SourceTree tree = SourceTree.of("m.py", """
                from collections import deque
                class S:
                    def q(self): pass
                    def all(self):
                        todo = deque([self])
                        todo.popleft().q()
                        take = todo.pop
                        take().q()
                class T:
                    def r(self): pass
                def make() -> S: ...
                def f(x):
                    a = [make(), S()]
                    a[0].q()
                    b = (1, make())
                    b[1].q()
                    c = [(i, s) for i, s in enumerate(a)]
                    for i, s in c: s.q()
                    d = {"a": make()}
                    d["a"].q()
                    for e in (s for s in a): e.q()
                    [S(), T()][0].r()
                    [S(), x][0].q()
                    g = {s: 1 for s in a}
                    for s in g: s.q()
                held = [make()]
                held[0].q()
                """);

        for (int line : new int[] {6, 8, 14, 16, 18, 20, 21, 25, 27}) {
            assertThat(tree.meaning("m.py", line, "q")).as("line " + line).isEqualTo("exact m.py S#q");
        }
        assertThat(tree.meaning("m.py", 22, "r")).isEqualTo("exact m.py T#r");
        assertThat(tree.meaning("m.py", 23, "q")).isEqualTo("unresolved");
    }

    @Test
    void followsTheClassOfAValueAndAliasesOfTypes() {
        SourceTree tree = SourceTree.of("m.py", """
                from typing import Dict, Final, TypeAlias, Union
                from weakref import WeakKeyDictionary
                class S:
                    def q(self): pass
                    def copy(
                        # the instance
                        self):
                        self.__class__().q()
                        type(self)().q()
                        object.__new__(self.__class__).q()
                        self.q()
                Names = Dict[str, "S"]
                Known: TypeAlias = Dict[str, S]
                Some = S | None
                type Own = S
                one: Final = S()
                class Box[T]:
                    def q(self): pass
                box = Box[S]()
                def f(a: Names, b: Known, c: Some, d: Own, e: WeakKeyDictionary[str, S]):
                    a["x"].q()
                    b["x"].q()
                    c.q()
                    d.q()
                    one.q()
                    e["x"].q()
                    box.q()
                """);

        for (int line : new int[] {8, 9, 10, 11, 21, 22, 23, 24, 25, 26}) {
            assertThat(tree.meaning("m.py", line, "q")).as("line " + line).isEqualTo("exact m.py S#q");
        }
        assertThat(tree.meaning("m.py", 27, "q")).isEqualTo("exact m.py Box#q");
        assertThat(tree.meaning("m.py", 8, "__class__")).isEqualTo("external");
    }

    @Test
    void readsBoundsCommentsCopiesAndOtherNames() {
        SourceTree tree = SourceTree.of("m.py", """
                import copy
                from typing import Generic, TypeVar
                class A:
                    def go(self): pass
                T = TypeVar("T", bound="A")
                U = TypeVar("U")
                def f(x: T, y: U, a):
                    x.go()
                    y.go()
                    z: A | None = None
                    z = a.b[1]
                    z.go()
                    copy.deepcopy(z).go()
                class G(Generic[T, U]):
                    def __init__(self, x: T):
                        self.x = x
                        self.all = {}  # type: dict[str, A]
                    def get(self) -> U: pass
                    def run(self):
                        self.x.go()
                        self.get().run()
                Other = A
                class Below(Other): pass
                Below().go()
                class Pair:
                    def __new__(cls) -> tuple[int, A]: pass
                Pair()[1].go()
                class Size:
                    def __init__(self): self.size: A = A()
                    @property
                    def size(self) -> A: pass
                Size().size.go()
                """);

        for (int line : new int[] {8, 12, 13, 20, 24, 27, 32}) {
            assertThat(tree.meaning("m.py", line, "go")).as("line " + line).isEqualTo("exact m.py A#go");
        }
        assertThat(tree.meaning("m.py", 9, "go")).isEqualTo("unresolved");
        assertThat(tree.meaning("m.py", 17, "A")).isEqualTo("exact m.py A");
        assertThat(tree.meaning("m.py", 21, "run")).isEqualTo("unresolved");
        assertThat(tree.resolve("m.py").references()).filteredOn(one -> one.line() == 32 && one.name().equals("size"))
                .singleElement().satisfies(one -> assertThat(one.target()).hasFieldOrPropertyWithValue("symbol.nameLine", 31));
    }
}
