package dev.kotadb.parsers.language.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import org.junit.jupiter.api.Test;

/** What conditions and assertions tell of types. */
class PythonNarrowingTest {
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
        assertThat(tree.meaning("m.py", 7, "go")).isEqualTo("[heuristic m.py Dog#go, heuristic m.py Dog#go]");
        assertThat(tree.meaning("m.py", 8, "go")).isEqualTo("exact m.py Dog#go");
        assertThat(tree.meaning("m.py", 9, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 11, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 12, "go")).isEqualTo("exact m.py Dog#go");
        assertThat(tree.meaning("m.py", 13, "go")).isEqualTo("exact m.py Dog#go");
        assertThat(tree.meaning("m.py", 14, "go")).isEqualTo("ambiguous Cat#go Dog#go");
        assertThat(tree.meaning("m.py", 17, "go")).isEqualTo("exact m.py Cat#go");
    }

    @Test
    void narrowsByOwnClassesByTypeAndByEither() {
        SourceTree tree = SourceTree.of("m.py", """
                import zoo
                class Cat:
                    def go(self): pass
                    def same(self, other, type_of):
                        if isinstance(other, type(self)): other.go()
                        if isinstance(other, self.__class__): other.go()
                        if type(other) is Cat: other.go()
                        if type(other) is not Cat: other.go()
                class Dog(Cat): pass
                class Fox:
                    def go(self): pass
                def f(x, y: Dog, z):
                    if isinstance(x, Dog) or isinstance(x, Cat): x.go()
                    if isinstance(x, Cat) or isinstance(x, Fox): x.go()
                    if isinstance(x, Cat) or isinstance(z, Cat): x.go()
                    if isinstance(y, zoo.unknown): y.go()
                    if isinstance(z, zoo.horse): z.trot()
                """, "zoo.py", """
                class horse:
                    def trot(self): pass
                """);

        assertThat(tree.meaning("m.py", 5, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 6, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 7, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 8, "go")).isEqualTo("unresolved");
        assertThat(tree.meaning("m.py", 13, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 14, "go")).isEqualTo("ambiguous Cat#go Fox#go");
        assertThat(tree.meaning("m.py", 15, "go")).isEqualTo("unresolved");
        assertThat(tree.meaning("m.py", 16, "go")).isEqualTo("exact m.py Cat#go");
        assertThat(tree.meaning("m.py", 17, "trot")).isEqualTo("exact zoo.py horse#trot");
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
    void narrowsMembersUntilTheyAreAssigned() {
        SourceTree tree = SourceTree.of("m.py", """
                class Cat:
                    def go(self): pass
                class Tom(Cat):
                    def more(self): pass
                class Dog:
                    def more(self): pass
                class Home:
                    def __init__(self, pet: Cat): self.pet = pet
                    def f(self):
                        if not isinstance(self.pet, Tom): return
                        self.pet.more()
                def g(home: Home, next):
                    if isinstance(home.pet, Tom) and home.pet.more(): home.pet.more()
                    home.pet.more()
                    if isinstance(home.pet, Tom):
                        home = next()
                        home.pet.more()
                    if isinstance(home.pet, Tom):
                        home.pet = Dog()
                        home.pet.more()
                """);

        assertThat(tree.meaning("m.py", 11, "more")).isEqualTo("exact m.py Tom#more");
        assertThat(tree.meaning("m.py", 13, "more")).isEqualTo("[exact m.py Tom#more, exact m.py Tom#more]");
        assertThat(tree.meaning("m.py", 20, "more")).isEqualTo("exact m.py Dog#more");
        for (int line : new int[] {14, 17}) {
            assertThat(tree.meaning("m.py", line, "more")).as("line " + line).isEqualTo("unresolved");
        }
    }

    @Test
    void aModulesVariableHasWhatEachBranchAssigns() {
        SourceTree tree = SourceTree.of("pk/__init__.py", "", "pk/stacks.py", """
                import os
                class Slow:
                    def push(self, one): pass
                class Fast:
                    def push(self, one): pass
                if os.environ.get("FAST"):
                    Stack = Fast
                else:
                    Stack = Slow
                """, "pk/use.py", """
                from pk.stacks import Stack
                tasks = Stack()
                tasks.push(1)
                """);

        assertThat(tree.meaning("pk/use.py", 3, "push")).isEqualTo("ambiguous Fast#push Slow#push");
    }

    @Test
    void joinsWhatBranchesAssign() {
        SourceTree tree = SourceTree.of("m.py", """
                class A:
                    def go(self): pass
                class B:
                    def go(self): pass
                def f(c):
                    if c: p = A()
                    else: p = B()
                    p.go()
                    return p
                def g(c, x=None):
                    p = A()
                    if c:
                        p = B()
                        return p.go()
                    p.go()
                    if x is None: x = A()
                    x.go()
                    if c: y = None
                    elif c > 1: y = B()
                    else: raise ValueError()
                    y.go()
                def h(x, c):
                    if c: x = B()
                    x.go()
                    f(c).go()
                class C:
                    def __init__(self): self.a = self.b = None
                    def set(self, c):
                        self.a = A()
                        self.b = A()
                    def change(self): self.b = B()
                    def go(self):
                        self.a.go()
                        self.b.go()
                """);

        assertThat(tree.meaning("m.py", 8, "go")).isEqualTo("ambiguous A#go B#go");
        assertThat(tree.meaning("m.py", 14, "go")).isEqualTo("exact m.py B#go");
        assertThat(tree.meaning("m.py", 15, "go")).isEqualTo("exact m.py A#go");
        assertThat(tree.meaning("m.py", 17, "go")).isEqualTo("exact m.py A#go");
        assertThat(tree.meaning("m.py", 21, "go")).isEqualTo("exact m.py B#go");
        assertThat(tree.meaning("m.py", 24, "go")).isEqualTo("heuristic m.py B#go");
        assertThat(tree.meaning("m.py", 25, "go")).isEqualTo("ambiguous A#go B#go");
        assertThat(tree.meaning("m.py", 33, "go")).isEqualTo("exact m.py A#go");
        assertThat(tree.meaning("m.py", 34, "go")).isEqualTo("ambiguous A#go B#go");
    }
}
