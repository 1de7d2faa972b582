package dev.kotadb.parsers.language.java.resolve;

import static dev.kotadb.parsers.facts.ReferenceType.EXTENDS;
import static dev.kotadb.parsers.facts.ReferenceType.IMPORT;
import static dev.kotadb.parsers.facts.ReferenceType.TYPE_REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.facts.ReferenceType;
import org.junit.jupiter.api.Test;

class JavaTypeNamesTest {
    @Test
    void anImportRefersToTheTypeItNames() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", "package p; public class A { public static class In {} }")
                .with("q/U.java", "package q; import p.A; import p.A.In; import java.util.List; import lib.X; class U {}");
        assertThat(sources.meanings("q/U.java", IMPORT, "A")).containsExactly("exact p.A");
        assertThat(sources.meanings("q/U.java", IMPORT, "In")).containsExactly("exact p.A.In");
        assertThat(sources.meanings("q/U.java", IMPORT, "List")).containsExactly("external");
        assertThat(sources.meanings("q/U.java", IMPORT, "X")).containsExactly("external");
    }

    @Test
    void anImportOnDemandRefersToAFileOnlyWhereItNamesAType() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", "package p; public class A { public static int f; }")
                .with("q/U.java", "package q;\nimport p.*;\nimport static p.A.*;\nimport java.util.*;\nclass U {}");
        assertThat(sources.meanings("q/U.java", IMPORT, "*")).containsExactly("import", "import p/A.java", "external");
    }

    @Test
    void aStaticImportRefersToTheMember() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", "package p; public class A { public static int f; static void m() {} static void m(int x) {} }")
                .with("p/U.java", "package p; import static p.A.f; import static p.A.m; class U {}");
        assertThat(sources.meanings("p/U.java", IMPORT, "f")).containsExactly("exact p.A#f");
        assertThat(sources.meanings("p/U.java", IMPORT, "m")).containsExactly("ambiguous | p.A#m() | p.A#m(int)");
    }

    @Test
    void aSingleTypeImportHidesThePackageAndThePackageHidesImportsOnDemand() {
        JavaSources sources = new JavaSources()
                .with("p/A.java", "package p; public class A {}")
                .with("q/A.java", "package q; public class A {}")
                .with("r/A.java", "package r; public class A {}")
                .with("q/One.java", "package q; import p.A; class One { A a; }")
                .with("q/Two.java", "package q; import p.*; class Two { A a; }")
                .with("s/Three.java", "package s; import p.*; class Three { A a; }");
        assertThat(sources.meanings("q/One.java", TYPE_REFERENCE, "A")).containsExactly("exact p.A");
        assertThat(sources.meanings("q/Two.java", TYPE_REFERENCE, "A")).containsExactly("exact q.A");
        assertThat(sources.meanings("s/Three.java", TYPE_REFERENCE, "A")).containsExactly("exact p.A");
    }

    @Test
    void anInheritedMemberTypeHidesAnImport() {
        JavaSources sources = new JavaSources()
                .with("p/Base.java", "package p; public class Base { protected static class Node {} }")
                .with("q/Node.java", "package q; public class Node {}")
                .with("r/U.java", "package r; import q.Node; class U extends p.Base { Node n; } class V { Node n; }");
        assertThat(sources.meanings("r/U.java", TYPE_REFERENCE, "Node")).containsExactly("exact p.Base.Node", "exact q.Node");
        assertThat(sources.meanings("r/U.java", EXTENDS, "Base")).containsExactly("exact p.Base");
    }

    @Test
    void aTypeParameterAndALocalClassHideTypesAround() {
        JavaSources sources = new JavaSources()
                .with("p/T.java", "package p; class T { void t() {} }")
                .with("p/U.java", "package p; class U { <T extends V> void a(T x) { x.t(); } "
                        + "void b() { class T { void t() {} } new T().t(); } } class V { void t() {} }");
        assertThat(sources.calls("p/U.java", "t")).containsExactly("exact p.V#t()", "exact p.U#b().T#t()");
    }

    @Test
    void ofTwoTypesOfOneNameTheNearerOneIsMeantAndNoneWhereBothAreAsNear() {
        JavaSources sources = new JavaSources()
                .with("one/main/p/A.java", "package p; public class A {}")
                .with("two/main/p/A.java", "package p; public class A {}")
                .with("one/main/p/U.java", "package p; class U { A a; }")
                .with("three/main/p/U.java", "package p; class U { A a; }");
        assertThat(sources.meanings("one/main/p/U.java", TYPE_REFERENCE, "A")).containsExactly("exact p.A");
        assertThat(sources.meanings("three/main/p/U.java", TYPE_REFERENCE, "A")).containsExactly("ambiguous | p.A | p.A");
    }

    @Test
    void aNameThatIsNowhereIsUnresolvedUnlessAnImportSaysWhereItMayBe() {
        JavaSources sources = new JavaSources()
                .with("p/U.java", "package p; class U { Gone a; String b; }")
                .with("p/V.java", "package p; import lib.*; class V { Gone a; }");
        assertThat(sources.meanings("p/U.java", TYPE_REFERENCE, "Gone")).containsExactly("unresolved");
        assertThat(sources.meanings("p/U.java", TYPE_REFERENCE, "String")).containsExactly("external");
        assertThat(sources.meanings("p/V.java", TYPE_REFERENCE, "Gone")).containsExactly("external");
    }

    @Test
    void aQualifiedNameIsReadThroughPackagesAndTypes() {
        JavaSources sources = new JavaSources()
                .with("p/q/A.java", "package p.q; public class A { public static class In { public static int f; } }")
                .with("U.java", "class U { p.q.A.In x; int y = p.q.A.In.f; java.util.Map.Entry<String, U> e; }");
        assertThat(sources.meanings("U.java", TYPE_REFERENCE, "In")).containsExactly("exact p.q.A.In");
        assertThat(sources.meanings("U.java", dev.kotadb.parsers.facts.ReferenceType.PROPERTY_ACCESS, "f"))
                .containsExactly("exact p.q.A.In#f");
        assertThat(sources.meanings("U.java", TYPE_REFERENCE, "Entry")).containsExactly("external");
    }

    @Test
    void aModuleOfTheRepositoryIsFoundWithThePackagesThatItExports() {
        JavaSources sources = new JavaSources()
                .with("core/module-info.java", "module core { requires transitive base; exports core.api; exports core.own to base; }")
                .with("base/module-info.java", "module base { exports base.api; requires java.sql; requires org.other; }")
                .with("core/core/api/Api.java", "package core.api; public class Api {}")
                .with("core/core/own/Own.java", "package core.own; public class Own {}")
                .with("base/base/api/Base.java", "package base.api; public class Base {}")
                .with("app/U.java", "package app; import module core; class U { Api a; Base b; Own c; }");
        assertThat(sources.meanings("core/module-info.java", ReferenceType.IMPORT, "base")).containsExactly("exact base");
        assertThat(sources.meanings("base/module-info.java", ReferenceType.IMPORT, "org.other")).containsExactly("external");
        assertThat(sources.meanings("app/U.java", ReferenceType.IMPORT, "core")).containsExactly("exact core");
        assertThat(sources.meanings("app/U.java", ReferenceType.TYPE_REFERENCE, "Api")).containsExactly("exact core.api.Api");
        assertThat(sources.meanings("app/U.java", ReferenceType.TYPE_REFERENCE, "Base")).containsExactly("exact base.api.Base");
        assertThat(sources.meanings("app/U.java", ReferenceType.TYPE_REFERENCE, "Own")).containsExactly("unresolved");
    }
}
