package dev.kotadb.parsers.language.python;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import java.util.List;
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
    void takesWhatAllCallsPassForTheTypeOfAParameter() {
        SourceTree tree = SourceTree.of("a.py", """
                class Foo:
                    def run(self): pass
                class Bar:
                    def run(self): pass
                def _same(x): x.run()
                def _differs(x): x.run()
                def _escapes(x): x.run()
                def _spread(x): x.run()
                def _uncalled(x): x.run()
                def public(x): x.run()
                class _Holder:
                    def __init__(self, foo): self.foo = foo
                    def go(self): self.foo.run()
                    def _helped(self, x): x.run()
                    def help(self): self._helped(Bar())
                def outer():
                    def inner(x): x.run()
                    inner(Bar())
                _same(Foo()); _same(x=Foo()); _same(None)
                _differs(Foo()); _differs(Bar())
                _escapes(Foo()); print(_escapes)
                _spread(Foo()); _spread(*all)
                public(Foo())
                _Holder(Foo())
                """);

        assertThat(tree.meaning("a.py", 5, "run")).isEqualTo("heuristic a.py Foo#run");
        assertThat(tree.meaning("a.py", 6, "run")).startsWith("unresolved");
        assertThat(tree.meaning("a.py", 7, "run")).startsWith("unresolved");
        assertThat(tree.meaning("a.py", 8, "run")).startsWith("unresolved");
        assertThat(tree.meaning("a.py", 9, "run")).startsWith("unresolved");
        assertThat(tree.meaning("a.py", 10, "run")).startsWith("unresolved");
        assertThat(tree.meaning("a.py", 13, "run")).isEqualTo("heuristic a.py Foo#run");
        assertThat(tree.meaning("a.py", 14, "run")).isEqualTo("heuristic a.py Bar#run");
        assertThat(tree.meaning("a.py", 17, "run")).isEqualTo("heuristic a.py Bar#run");
    }

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
    void narrowsTypesByConditions() {
        SourceTree tree = SourceTree.of("m.py", """
                class Cat:
                    def go(self): pass
                class Dog:
                    def go(self): pass
                def f(x, y: Dog, kind):
                    if isinstance(x, Cat): x.go()
                    if ready and isinstance(y, Cat) and y.go(): y.go()
                    y.go()
                    z = x.go() if isinstance(x, Cat) else None
                    match x:
                        case Cat(): x.go()
                        case Dog() as d: d.go()
                    if isinstance(y, kind): y.go()
                    if isinstance(x, (Cat, Dog)): x.go()
                    if not isinstance(x, Cat):
                        raise ValueError()
                    x.go()
                    x = Dog()
                    x.go()
                    x = kind + kind
                    x.go()
                """);

        assertThat(tree.meaning("m.py", 19, "go")).isEqualTo("exact m.py Dog#go");
        assertThat(tree.meaning("m.py", 21, "go")).isEqualTo("unresolved");

        assertThat(tree.meaning("m.py", 6, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 7, "go")).isEqualTo("[exact m.py Cat#go, exact m.py Cat#go]");
        assertThat(tree.meaning("m.py", 8, "go")).isEqualTo("exact m.py Dog#go");
        assertThat(tree.meaning("m.py", 9, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 11, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 12, "go")).isEqualTo("exact m.py Dog#go");
        assertThat(tree.meaning("m.py", 13, "go")).isEqualTo("exact m.py Dog#go");
        assertThat(tree.meaning("m.py", 14, "go")).isEqualTo("ambiguous Cat#go Dog#go");
        assertThat(tree.meaning("m.py", 17, "go")).isEqualTo("exact m.py Cat#go");
    }

    @Test
    void followsAttributesThatAParameterGives() {
        SourceTree tree = SourceTree.of("m.py", """
                class Stream:
                    def current(self): pass
                class Environment:
                    def tokens(self) -> "Stream": ...
                class Parser:
                    def __init__(self, environment: "Environment", all: list[Environment]):
                        self.stream = environment.tokens()
                        self.other = all[0].tokens()
                    def parse(self):
                        self.stream.current()
                        self.other.current()
                """);

        assertThat(tree.meaning("m.py", 10, "current")).isEqualTo("exact m.py Stream#current");
        assertThat(tree.meaning("m.py", 11, "current")).isEqualTo("exact m.py Stream#current");
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
    void narrowsByAssertionsAndByWhatConditionsDeny() {
        SourceTree tree = SourceTree.of("m.py", """
                class Cat:
                    ok = True
                    def go(self): pass
                class Dog:
                    def go(self): pass
                def f(x, y, all):
                    if not isinstance(x, Cat) or not x.go(): return
                    x.go()
                def g(x, y, all):
                    if y: return
                    elif not isinstance(x, Cat): raise y
                    else: x.go()
                    x.go()
                def h(x, all):
                    assert isinstance(x, Cat), "a cat"
                    x.go()
                    [one.go() for one in all if isinstance(one, Dog)]
                    x = Dog()
                    x.go()
                def i(x, y):
                    if y: pass
                    elif not isinstance(x, Cat): return
                    x.go()
                """);

        for (int line : new int[] {7, 8, 12, 13, 16}) {
            assertThat(tree.meaning("m.py", line, "go")).as("line " + line).isEqualTo("exact m.py Cat#go");
        }
        assertThat(tree.meaning("m.py", 17, "go")).isEqualTo("exact m.py Dog#go");
        assertThat(tree.meaning("m.py", 19, "go")).isEqualTo("exact m.py Dog#go");
        assertThat(tree.meaning("m.py", 23, "go")).isEqualTo("unresolved");
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
    void argumentsTellTheTypeVariablesOfAResult() {
        SourceTree tree = SourceTree.of("m.py", """
                from typing import Iterable, Iterator, Optional, Tuple, Type, TypeVar, Union
                T = TypeVar("T")
                class S:
                    def q(self): pass
                class Node:
                    def find(self, kind: Type[T]) -> Optional[T]: ...
                    def all(self, kind: Union[Type[T], Tuple[Type[T], ...]]) -> Iterator[T]: ...
                def pairs(items: Iterable[T]) -> Iterable[Tuple[bool, T]]: ...
                def same[V](one: V) -> V: ...
                def other(x: int) -> T: ...
                async def later(kind: type[T]) -> T: ...
                def f(n: Node, some: list[S]):
                    n.find(S).q()
                    for s in n.all(S): s.q()
                    for last, s in pairs(some): s.q()
                    same(S()).q()
                    other(S()).q()
                async def g():
                    (await later(S)).q()
                """);

        for (int line : new int[] {13, 14, 15, 16, 19}) {
            assertThat(tree.meaning("m.py", line, "q")).as("line " + line).isEqualTo("exact m.py S#q");
        }
        assertThat(tree.meaning("m.py", 17, "q")).isEqualTo("unresolved");
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

    @Test
    void anOverloadedFunctionGivesWhatOneOfItsOverloadsGives() {
        SourceTree tree = SourceTree.of("m.py", """
                class A:
                    def q(self): pass
                    def __call__(self) -> "B": ...
                    def run(self):
                        self().q()
                    @classmethod
                    def make(cls): cls().q()
                class B:
                    def q(self): pass
                @overload
                def one(x: int) -> A: ...
                @overload
                def one(x: str) -> B: ...
                def one(x): pass
                @overload
                def same(x: int) -> A: ...
                @overload
                def same(x: str) -> A: ...
                def same(x): pass
                one(1).q()
                same(1).q()
                """);

        assertThat(tree.meaning("m.py", 5, "q")).isEqualTo("exact m.py B#q");
        assertThat(tree.meaning("m.py", 7, "q")).isEqualTo("exact m.py A#q");
        assertThat(tree.meaning("m.py", 20, "q")).isEqualTo("ambiguous A#q B#q");
        assertThat(tree.meaning("m.py", 21, "q")).isEqualTo("exact m.py A#q");
    }
}
