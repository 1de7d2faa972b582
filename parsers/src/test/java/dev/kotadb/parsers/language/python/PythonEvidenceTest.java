package dev.kotadb.parsers.language.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

/** What follows from calls, parameters and the only declaration of a name. */
class PythonEvidenceTest {
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
    void guessesOnlyWhatNothingIsKnownOf() {
        SourceTree tree = SourceTree.of(
                "a.py", "import lib\ndef f(x):\n    x.recalculate()\n    x.append()\n    lib.thing().recalculate()\n",
                "b.py", "class B:\n    def recalculate(self): pass\n    def append(self): pass\n");

        assertThat(tree.meaning("a.py", 3, "recalculate")).isEqualTo("heuristic b.py B#recalculate");
        assertThat(tree.meaning("a.py", 4, "append")).isEqualTo("unresolved");
        assertThat(tree.meaning("a.py", 5, "recalculate")).isEqualTo("external");
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
