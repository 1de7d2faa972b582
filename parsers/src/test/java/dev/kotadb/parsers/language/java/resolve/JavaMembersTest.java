package dev.kotadb.parsers.language.java.resolve;

import static dev.kotadb.parsers.facts.ReferenceType.PROPERTY_ACCESS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaMembersTest {
    @Test
    void aMethodIsFoundInTheNearestSupertypeThatDeclaresIt() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", "package p; class A { void m() {} void n() {} } class B extends A implements I { void m() {} }"
                        + " interface I { default void i() {} default void n() {} }")
                .with("p/U.java", "package p; class U { void u(B b) { b.m(); b.n(); b.i(); b.hashCode(); b.gone(); } }");
        assertThat(sources.calls("p/U.java", "m")).containsExactly("exact p.B#m()");
        assertThat(sources.calls("p/U.java", "n")).containsExactly("exact p.A#n()");
        assertThat(sources.calls("p/U.java", "i")).containsExactly("exact p.I#i()");
        assertThat(sources.calls("p/U.java", "hashCode")).containsExactly("external");
        assertThat(sources.calls("p/U.java", "gone")).containsExactly("unresolved");
    }

    @Test
    void ofAbstractMethodsTheOneCountsThatJavacTakes() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", """
                        package p;
                        abstract class A { abstract void open(); void done() {} Object less() { return null; } }
                        interface I { void open(); void done(); void both(); }
                        interface J { void both(); }
                        interface K extends I, J {}
                        abstract class B extends A { abstract void done(); }
                        abstract class C extends B implements I {}
                        """)
                .with("p/U.java", "package p; class U { void u(C c, K k) { c.open(); c.done(); k.both(); } }");
        assertThat(sources.calls("p/U.java", "open")).containsExactly("exact p.I#open()");
        assertThat(sources.calls("p/U.java", "done")).as("A implements it").containsExactly("exact p.B#done()");
        assertThat(sources.calls("p/U.java", "both")).containsExactly("exact p.J#both()");
    }

    @Test
    void aFieldThatAClassInheritsHidesTheLocalsAroundIt() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                class Base { protected Leaf item; private int hidden; }
                class Leaf { void size() {} }
                class Other { void size() {} }
                class U {
                    Object made(Other item, Other hidden, Other own) {
                        return new Base() {
                            Leaf own;
                            void in() { item.size(); hidden.size(); own.size(); item = null; }
                            void local(Other item) { item.size(); }
                        };
                    }
                    Runnable plain(Other item) { return new Runnable() { public void run() { item.size(); } }; }
                    void named(Other item) {
                        class Named extends Base { Object o = new Object() { void m() { item.size(); } }; }
                    }
                    void bare(Other item) { class Bare { void m() { item.size(); } } }
                }
                """);
        assertThat(sources.meanings("p/U.java", PROPERTY_ACCESS, "item"))
                .containsExactly("exact p.Base#item", "exact p.Base#item", "exact p.Base#item");
        assertThat(sources.meanings("p/U.java", PROPERTY_ACCESS, "hidden")).isEmpty();
        assertThat(sources.meanings("p/U.java", PROPERTY_ACCESS, "own")).containsExactly("exact p.U#made(Other,Other,Other).<anonymous>#own");
        assertThat(sources.calls("p/U.java", "size")).containsExactly(
                "exact p.Leaf#size()", "exact p.Other#size()", "exact p.Leaf#size()", "exact p.Other#size()",
                "exact p.Other#size()", "exact p.Leaf#size()", "exact p.Other#size()");
    }

    @Test
    void aBareCallMeansTheInnermostTypeWithAMethodOfTheName() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                class U extends Base {
                    void m() {}
                    class In {
                        void m(int x) {}
                        void u() { m(1); inherited(); }
                    }
                    Object o = new Base() { void v() { m(); inherited(); only(); } };
                    void only() {}
                }
                class Base { void m() {} void inherited() {} }
                """);
        assertThat(sources.calls("p/U.java", "m")).containsExactly("exact p.U.In#m(int)", "exact p.Base#m()");
        assertThat(sources.calls("p/U.java", "inherited")).containsExactly("exact p.Base#inherited()", "exact p.Base#inherited()");
        assertThat(sources.calls("p/U.java", "only")).containsExactly("exact p.U#only()");
    }

    @Test
    void whatALibraryMayDeclareIsNotBoundToAMethodOfTheSameName() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                import lib.Client;
                class U extends Client {
                    Client client;
                    void u() { client.send(); inherited(); helper(); unknown.send(); }
                    class In extends Client { void v() { helper(); } }
                    void helper() {}
                }
                class Other { void send() {} void inherited() {} }
                """);
        assertThat(sources.calls("p/U.java", "send")).containsExactly("external", "unresolved");
        assertThat(sources.calls("p/U.java", "inherited")).containsExactly("external");
        assertThat(sources.calls("p/U.java", "helper")).containsExactly("exact p.U#helper()", "heuristic p.U#helper()");
    }

    @Test
    void aFieldComesBeforeATypeAndATypeBeforeAPackage() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", "package p; class A { static int f; int g; }")
                .with("p/B.java", "package p; class B { int h; }")
                .with("p/U.java", "package p; class U { B A; int x = A.h; } class V { int y = A.f; int z = p.A.f; }");
        assertThat(sources.meanings("p/U.java", PROPERTY_ACCESS, "A"))
                .containsExactly("exact p.U#A", "exact p.A", "exact p.A");
        assertThat(sources.meanings("p/U.java", PROPERTY_ACCESS, "h")).containsExactly("exact p.B#h");
        assertThat(sources.meanings("p/U.java", PROPERTY_ACCESS, "f")).containsExactly("exact p.A#f", "exact p.A#f");
    }

    @Test
    void privateAndForeignPackagePrivateMembersAreNotInherited() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", "package p; public class A { private void m() {} void n() {} protected void o() {} }")
                .with("q/U.java", "package q; class U { void m() {} void n() {} void o() {}"
                        + " class In extends p.A { void v() { m(); n(); o(); } } }");
        assertThat(sources.calls("q/U.java", "m")).containsExactly("exact q.U#m()");
        assertThat(sources.calls("q/U.java", "n")).containsExactly("exact q.U#n()");
        assertThat(sources.calls("q/U.java", "o")).containsExactly("exact p.A#o()");
    }

    @Test
    void staticImportsBringMethodsAndFields() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", "package p; public class A { public static int f; public static void m() {} public static void m(int x) {} }")
                .with("q/U.java", "package q; import static p.A.m; import static p.A.*; class U { int x = f; void u() { m(1); } }");
        assertThat(sources.calls("q/U.java", "m")).containsExactly("exact p.A#m(int)");
        assertThat(sources.meanings("q/U.java", PROPERTY_ACCESS, "f")).containsExactly("exact p.A#f");
    }

    @Test
    void aConstructorCallMeansTheConstructorOrTheTypeThatHasNone() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", "package p; class A { A() {} A(int x) { this(); } } class B extends A { B() { super(1); } } class C {}"
                        + " record R(int a, String b) { R(int a) { this(a, null); } }")
                .with("p/U.java", "package p; class U { Object a = new A(2), b = new A(), c = new C(), r = new R(1, \"\"), s = new R(1); }");
        assertThat(sources.calls("p/U.java", "A")).containsExactly("exact p.A#A(int)", "exact p.A#A()");
        assertThat(sources.calls("p/U.java", "C")).containsExactly("exact p.C");
        assertThat(sources.calls("p/U.java", "R")).containsExactly("exact p.R", "exact p.R#R(int)");
        assertThat(sources.calls("p/A.java", "super")).containsExactly("exact p.A#A(int)");
        assertThat(sources.calls("p/A.java", "this")).containsExactly("exact p.A#A()", "exact p.R");
    }

    @Test
    void recordsAndEnumsHaveMembersThatNobodyWrote() {
        JavaSources sources = new JavaSources().with("p/U.java", """
                package p;
                record Point(int x, Shape y) { int y(int other) { return y; } }
                enum Shape { ROUND, FLAT { void z() {} }; void z() {} }
                class U {
                    void u(Point p, Shape s) {
                        p.y().z();
                        Shape.values();
                        Shape.valueOf("FLAT").z();
                        s.name();
                        for (Shape each : Shape.values()) { each.z(); }
                        switch (s) { case ROUND: break; default: }
                    }
                }
                """);
        assertThat(sources.calls("p/U.java", "y")).containsExactly("exact p.Point#y");
        assertThat(sources.calls("p/U.java", "z"))
                .containsExactly("exact p.Shape#z()", "exact p.Shape#z()", "exact p.Shape#z()");
        assertThat(sources.calls("p/U.java", "values")).containsExactly("external", "external");
        assertThat(sources.calls("p/U.java", "name")).containsExactly("external");
        assertThat(sources.meanings("p/U.java", PROPERTY_ACCESS, "ROUND")).containsExactly("exact p.Shape#ROUND");
    }
}
