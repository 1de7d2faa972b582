package dev.kotadb.parsers.language.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

/** What conditions and the annotation of a receiver tell besides the type of a value. */
class PythonToldTypesTest {
    @Test
    void aConditionDoesNotWidenADeclaredType() {
        SourceTree tree = SourceTree.of("m.py", """
                class Base:
                    def run(self): pass
                class Sub(Base):
                    def run(self): pass
                class Other:
                    def run(self): pass
                    def stop(self): pass
                def f(sub: Sub, base: Base, any):
                    if isinstance(sub, Base): sub.run()
                    if isinstance(base, Sub): base.run()
                    if isinstance(base, Other): base.run(); base.stop()
                    if isinstance(any, Other): any.run()
                def g(one: Sub | Other, two: Base | None):
                    if isinstance(one, Base): one.run()
                    if isinstance(two, Sub): two.run()
                    if isinstance(one, Sub) and isinstance(one, Base): one.run()
                """);

        assertThat(SourceTree.of("m.py", """
                class A:
                    def run(self): pass
                class B:
                    def run(self): pass
                for x in all:
                    if x:
                        y = A()
                    else:
                        y = B()
                    if isinstance(y, A): y.run()
                """).meaning("m.py", 10, "run")).isEqualTo("exact m.py A#run");
        assertThat(tree.meaning("m.py", 9, "run")).isEqualTo("exact m.py Sub#run");
        assertThat(tree.meaning("m.py", 10, "run")).isEqualTo("exact m.py Sub#run");
        assertThat(tree.meaning("m.py", 11, "run")).isEqualTo("heuristic m.py Base#run");
        assertThat(tree.meaning("m.py", 11, "stop")).isEqualTo("exact m.py Other#stop");
        assertThat(tree.meaning("m.py", 12, "run")).isEqualTo("exact m.py Other#run");
        assertThat(tree.meaning("m.py", 14, "run")).isEqualTo("exact m.py Sub#run");
        assertThat(tree.meaning("m.py", 15, "run")).isEqualTo("exact m.py Sub#run");
        assertThat(tree.meaning("m.py", 16, "run")).isEqualTo("exact m.py Sub#run");
    }

    @Test
    void aReceiverHasTheTypeOfItsAnnotation() {
        SourceTree tree = SourceTree.of("m.py", """
                from typing import Protocol, TypeVar
                T = TypeVar("T", bound="Own")
                class Host(Protocol):
                    def count(self): ...
                class Mixin:
                    def report(self: Host):
                        self.count(); self.extra()
                    def extra(self): pass
                class Own:
                    def typed(self: T) -> T: self.extra(); return self
                    def quoted(self: "Own"): self.extra(); self.size
                    @classmethod
                    def make(cls: type[T]) -> T: cls.extra(None); return cls()
                    def set(self: "Own"): self.size = 1
                    def extra(self): pass
                Own().typed().extra(); Own.make().extra()
                """);

        assertThat(tree.meaning("m.py", 7, "count")).isEqualTo("exact m.py Host#count");
        assertThat(tree.meaning("m.py", 7, "extra")).isEqualTo("exact m.py Mixin#extra");
        assertThat(tree.meaning("m.py", 10, "extra")).isEqualTo("exact m.py Own#extra");
        assertThat(tree.meaning("m.py", 11, "extra")).isEqualTo("exact m.py Own#extra");
        assertThat(tree.meaning("m.py", 11, "size")).isEqualTo("exact m.py Own#size");
        assertThat(tree.meaning("m.py", 13, "extra")).isEqualTo("exact m.py Own#extra");
        assertThat(tree.meaning("m.py", 16, "extra")).isEqualTo("[exact m.py Own#extra, exact m.py Own#extra]");
    }

    @Test
    void finalAloneTellsNoType() {
        SourceTree tree = SourceTree.of("m.py", """
                from typing import Final
                class Base:
                    def __init__(self, name): self.name: Final = name
                class Typed:
                    def __init__(self, name): self.name: Final[str] = name
                class Sub(Base):
                    def __init__(self, name): self.name = name
                    def show(self): return self.name
                class SubOfTyped(Typed):
                    def __init__(self, name): self.name = name
                    def show(self): return self.name
                """);

        assertThat(tree.meaning("m.py", 8, "name")).isEqualTo("exact m.py Sub#name");
        assertThat(tree.meaning("m.py", 11, "name")).isEqualTo("exact m.py Typed#name");
    }
}
