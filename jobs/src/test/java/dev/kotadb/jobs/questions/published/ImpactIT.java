package dev.kotadb.jobs.questions.published;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.LibraryJar;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Ambiguous;
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Nothing;
import dev.kotadb.jobs.questions.answer.ExplainedReference;
import dev.kotadb.jobs.questions.answer.FileDependencies;
import dev.kotadb.jobs.questions.answer.Impact;
import dev.kotadb.jobs.questions.answer.Impact.Dependent;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.answer.SymbolUses;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.ExplainRequest;
import dev.kotadb.jobs.questions.request.ImpactRequest;
import dev.kotadb.jobs.questions.request.ReferencesRequest;
import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ImpactIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeAll
    static void index(@TempDir Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("shop/src"));
        Files.writeString(sources.resolve("Price.java"), """
                interface Price {
                    int cents(int count);
                    static Price none() { return null; }
                }
                """);
        Files.writeString(sources.resolve("Fixed.java"), """
                class Fixed implements Price {
                    public int cents(int count) { return Rates.round(count); }
                    public int cents() { return 0; }
                }
                class Sale extends Fixed {
                    public int cents(int count) { return 1; }
                }
                """);
        Files.writeString(sources.resolve("Rates.java"), """
                class Rates {
                    static int round(int cents) { return cents; }
                    static int unused() { return 0; }
                }
                """);
        Files.writeString(sources.resolve("Till.java"), """
                class Till {
                    int sum(Price price) { return price.cents(2); }
                    int total() { return sum(Price.none()); }
                    int sale(Sale sale) { return sale.cents(1); }
                }
                """);
        Files.writeString(sources.resolve("lib.ts"), """
                export function send(to: string): void;
                export function send(to: number): void;
                export function send(to: any) {}
                export function quiet() {}
                """);
        Files.writeString(sources.resolve("main.ts"), "import { send } from './lib';\nsend('a');\n");
        Files.writeString(sources.resolve("effects.ts"), "import './lib';\n");
        try (IndexingApplication application = IndexingApplication.start(DATABASE, folder.resolve("home"))) {
            application.index(folder.resolve("shop"), "acme/shop");
            Path library = Files.createDirectories(folder.resolve("library/org/lib"));
            Files.writeString(library.resolve("Texts.java"), """
                    package org.lib;
                    public class Texts {
                        public static boolean isEmpty(CharSequence text) { return text.length() == 0; }
                        public static String join(String one) { return isEmpty(one) ? "" : one; }
                        public static String join(String one, String other) { return one + other; }
                    }
                    """);
            Files.writeString(library.resolve("Handler.java"), """
                    package org.lib;
                    public interface Handler {
                        void handle(String one);
                        default void close() {}
                    }
                    class Loop {
                        void start(Handler handler) { handler.handle("a"); }
                    }
                    """);
            application.index(folder.resolve("library"), "acme/library");
            Path user = Files.createDirectories(folder.resolve("user"));
            Files.writeString(user.resolve("User.java"), """
                    import java.util.List;
                    import org.lib.Texts;
                    class User {
                        void add(List<String> list) {
                            list.add(Texts.join("a"));
                            list.add(0, "b");
                            Texts.isEmpty("c");
                        }
                    }
                    """);
            Files.writeString(user.resolve("Mine.java"), """
                    import org.lib.Handler;
                    class Mine implements Handler, Runnable {
                        public void handle(String one) {}
                        public void handle(String one, int count) {}
                        public void run() { new Thread(this).run(); }
                        static void go(Runnable task, Handler handler) {
                            task.run();
                            handler.handle("b");
                        }
                    }
                    """);
            Files.writeString(user.resolve("user.py"), "import os.path\nos.path.join('a')\n");
            application.index(folder.resolve("user"), "acme/user");
            Path flags = Files.createDirectories(folder.resolve("flags/go/text"));
            Files.writeString(flags.resolve("../go.mod"), "module example.com/go-flags.v2\n");
            Files.writeString(flags.resolve("../flags.go"), "package flags\n\ntype Set struct{}\n\nfunc (s *Set) Parse() {}\n\nfunc (s *Set) ParseAll() {}\n");
            Files.writeString(flags.resolve("text.go"), "package text\n\nfunc Wrap() {}\n\nfunc again() { Wrap() }\n");
            application.index(folder.resolve("flags"), "acme/flags");
            Path tool = Files.createDirectories(folder.resolve("tool"));
            Files.writeString(tool.resolve("main.go"), """
                    package main

                    import (
                    	flags "example.com/go-flags.v2"
                    	"example.com/go-flags.v2/text"
                    )

                    func run(set flags.Set) {
                    	set.Parse()
                    	text.Wrap()
                    }
                    """);
            application.index(tool, "acme/tool");
            application.jdbc().sql("""
                    INSERT INTO auth.users (id, email) VALUES ('00000000-0000-0000-0000-0000000000aa', 'user@example.com'),
                        ('00000000-0000-0000-0000-0000000000bb', 'library@example.com')
                    """).update();
            application.jdbc().sql("""
                    UPDATE repositories SET user_id = CASE full_name WHEN 'acme/user' THEN '00000000-0000-0000-0000-0000000000aa'::uuid
                        ELSE '00000000-0000-0000-0000-0000000000bb'::uuid END
                    """).update();
        }
    }

    @Test
    void followsUsesAndCallsThroughOverriddenMethods() {
        Impact impact = impact("Rates.round", 5, 100);

        assertThat(shown(impact)).containsExactly(
                "1 uses Fixed#cents(int) exact",
                "2 dispatched Till#sum(Price) of Price#cents(int) through Rates#round(int) > Fixed#cents(int)",
                "3 uses Till#total() exact through Rates#round(int) > Fixed#cents(int) > Till#sum(Price)");
        assertThat(impact.files()).isEqualTo(2);
        assertThat(impact.deeper()).isFalse();
        assertThat(impact.limited()).isFalse();
    }

    @Test
    void findsTheMethodsThatOverrideADeclarationAndTheirCallers() {
        assertThat(shown(impact("Price#cents", 5, 100))).containsExactly(
                "1 overrides Fixed#cents(int) exact",
                "1 overrides Sale#cents(int) exact",
                "1 uses Till#sum(Price) exact",
                "2 uses Till#total() exact through Price#cents(int) > Till#sum(Price)",
                "2 uses Till#sale(Sale) exact through Price#cents(int) > Sale#cents(int)");
    }

    @Test
    void countsTheMembersOfATypeAsTheType() {
        assertThat(shown(impact("Rates", 1, 100))).containsExactly("1 uses Fixed#cents(int) exact");
        assertThat(shown(impact("Rates.unused", 5, 100))).isEmpty();
    }

    @Test
    void takesOverloadSignaturesAsOneAndFilesAsAllThatTheyDeclare() {
        assertThat(shown(impact("send", 5, 100))).containsExactly("1 uses src/main.ts:1 exact");
        assertThat(shown(impact("src/lib.ts", 5, 100)))
                .containsExactly("1 uses src/main.ts:1 exact", "1 uses src/effects.ts:1 exact");
        assertThat(impact("lib.ts", 5, 100).dependents()).extracting(Dependent::referenceTypes)
                .containsExactly(List.of("call", "import"), List.of("import"));
    }

    @Test
    void saysWhereItStopped() {
        Impact shallow = impact("Rates.round", 1, 100);
        assertThat(shown(shallow)).containsExactly("1 uses Fixed#cents(int) exact");
        assertThat(impact("Fixed#cents(int)", 1, 100).deeper()).as("Till#total()").isTrue();
        assertThat(impact("Till.sum", 1, 100).deeper()).isFalse();
        assertThat(impact("Rates.round", 1, 100).deeper()).as("only callers through Price#cents(int)").isTrue();

        Impact limited = impact("Rates.round", 5, 1);
        assertThat(limited.dependents()).hasSize(1);
        assertThat(limited.limited()).isTrue();
    }

    @Test
    void asksWhichOneIsMeant() {
        assertThat(ask("cents")).isInstanceOfSatisfying(Ambiguous.class, found -> assertThat(found.choices())
                .contains("acme/shop:src/Fixed.java:3 Fixed#cents()", "acme/shop:src/Price.java:2 Price#cents(int)"));
        assertThat(shown(impact("src/Fixed.java:3", 5, 100))).isEmpty();
        assertThat(ask("nothing")).isEqualTo(new Nothing<>(new Hint.NoSymbolOrFile("nothing")));
    }

    @Test
    void marksUsesOfAnImplementationThatGoThroughItsDeclaration() {
        Answer<List<SymbolUses>> answer =
                asked(index -> index.references(new ReferencesRequest("Sale#cents(int)", "call", null, false, 10)));

        assertThat(answer.map(symbols -> symbols.getFirst().uses().stream()
                        .map(use -> use.path() + ":" + use.line() + " " + use.resolution() + " in " + use.enclosing()
                                + " through " + use.through())
                        .toList()))
                .extracting("value", as(LIST))
                .containsExactly(
                        "src/Till.java:4 exact in Till#sale(Sale) through null",
                        "src/Till.java:2 dispatched in Till#sum(Price) through Price#cents(int)");
    }

    @Test
    void marksUsesThatGoThroughADeclarationOfALibraryOrOfTheJdk() {
        assertThat(uses("Mine#run", null)).containsExactly(
                "acme/user:Mine.java Mine#run(): acme/user:7 dispatched");
        assertThat(uses("Mine#handle(String)", null)).containsExactly(
                "acme/user:Mine.java Mine#handle(String): acme/library:7 dispatched, acme/user:8 dispatched");
        assertThat(uses("Mine#handle(String,int)", null)).as("another number of parameters than the declaration has")
                .containsExactly("acme/user:Mine.java Mine#handle(String,int):");
        assertThat(uses(new Viewer.User("user@example.com"), "Mine#handle(String)", null)).containsExactly(
                "acme/user:Mine.java Mine#handle(String): acme/user:8 dispatched");
    }

    @Test
    void followsDependentsIntoOtherRepositories() {
        assertThat(repositories(impact("Texts.isEmpty", 5, 100))).containsExactly(
                "1 uses acme/library:org.lib.Texts#join(String)",
                "1 uses acme/user:User#add(List)");
        assertThat(shown(impact("Texts#join(String)", 5, 100))).as("one of two overloads").containsExactly("1 uses User#add(List)");
        Impact set = impact("Set.Parse", 1, 100);
        assertThat(repositories(set)).containsExactly("1 uses acme/tool:run");
        assertThat(set.dependents().getFirst().certain()).as("there is no other Set.Parse, only Set.ParseAll").isTrue();
        assertThat(repositories(impact("Handler#handle", 1, 100))).containsExactly(
                "1 overrides acme/user:Mine#handle(String)",
                "1 uses acme/library:org.lib.Loop#start(Handler)",
                "1 uses acme/user:Mine#go(Runnable,Handler)");
        assertThat(repositories(impact("Mine#handle(String)", 1, 100))).containsExactly(
                "1 dispatched acme/library:org.lib.Loop#start(Handler)",
                "1 dispatched acme/user:Mine#go(Runnable,Handler)");
        assertThat(repositories(impact("org/lib/Texts.java", 1, 100))).contains("1 uses acme/user:User#add(List)");
    }

    @Test
    void showsATenantNoDependentsOfOthers() {
        assertThat(repositories(impact(new Viewer.User("library@example.com"), "Handler#handle")))
                .containsExactly("1 uses acme/library:org.lib.Loop#start(Handler)");
        assertThat(repositories(impact(new Viewer.User("library@example.com"), "Texts.isEmpty")))
                .containsExactly("1 uses acme/library:org.lib.Texts#join(String)");
        assertThat(repositories(impact(new Viewer.User("user@example.com"), "Mine#handle(String)")))
                .containsExactly("1 dispatched acme/user:Mine#go(Runnable,Handler)");
    }

    @Test
    void countsUsesOfOverriddenMethodsAsDependents() {
        DependenciesRequest request = new DependenciesRequest(
                "Mine.java", null, DependenciesRequest.Direction.BOTH, 1);
        assertThat(asked(index -> index.dependencies(request)).map(found -> found.dependents())).extracting("value", as(LIST)).isEmpty();
        assertThat(dependents("src/Fixed.java")).containsExactly("src/Till.java [dispatched, symbol_usage]");
        assertThat(dependents("src/Price.java")).containsExactly("src/Fixed.java [symbol_usage]", "src/Till.java [symbol_usage]");
    }

    private static List<String> dependents(String file) {
        DependenciesRequest request =
                new DependenciesRequest(file, null, DependenciesRequest.Direction.DEPENDENTS, 1);
        return asked(index -> index.dependencies(request)) instanceof Found<FileDependencies> found && found.value().dependents() != null
                ? found.value().dependents().stream().map(each -> each.path() + " " + each.dependencyTypes()).toList()
                : List.of();
    }

    @Test
    void explainsReferencesOfEachLanguageAsTheyAreStored() {
        ExplainRequest request = new ExplainRequest("main.go", 9, null, "-");
        assertThat(asked(index -> index.explain(request)).map(all -> all.stream()
                        .map(each -> each.resolution() + " " + each.targetName() + " " + each.stored()).toList()))
                .extracting("value", as(LIST))
                .containsExactly("external example.com/go-flags.v2.Set#Parse null");
        assertThat(asked(index -> index.explain(new ExplainRequest("Till.java", 2, null, "-"))).map(all -> all.stream()
                        .filter(each -> each.name().equals("cents"))
                        .flatMap(each -> each.steps().stream())
                        .map(step -> step.kind() + ": " + step.outcome()).toList()))
                .extracting("value", as(LIST))
                .contains("receiver: Price", "candidate: chosen");
        assertThat(asked(new Viewer.User("user@example.com"), index -> index.explain(request)))
                .isEqualTo(new Answer.Refused<>(new Answer.Reason.NotForUsers("user@example.com")));
    }

    @Test
    void explainsMembersOfLibrariesFromTheirJars(@TempDir Path folder) throws IOException {
        Path jars = folder.resolve("jars");
        Path sources = Files.createDirectories(folder.resolve("desk"));
        LibraryJar.write(jars, "org.desk", "lib", "1", "package lib; public class Lib { public static Lib make(Object one) { return null; } "
                + "public static Lib make(String one) { return null; } public int size() { return 1; } }");
        Files.writeString(sources.resolve("pom.xml"), """
                <project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies>
                <dependency><groupId>org.desk</groupId><artifactId>lib</artifactId><version>1</version></dependency>
                <dependency><groupId>org.desk</groupId><artifactId>none</artifactId><version>2</version></dependency>
                </dependencies></project>
                """);
        Files.writeString(sources.resolve("Desk.java"), """
                class Desk {
                    int size() { return lib.Lib.make("").size(); }
                    Object other() { return org.none.Other.make(); }
                }
                """);
        try (IndexingApplication application = IndexingApplication.start(DATABASE, folder.resolve("home"))) {
            application.launcher().index(
                    new IndexRequest(sources.toString(), "acme/desk", null, false, false, false, jars.toString(), false), null, Progress.SILENT);
        }
        assertThat(explainedDesk(2, "size")).containsExactly(
                "type of the receiver: lib.Lib", "lib.Lib#size(): chosen", "= external lib.Lib#size(), stored null");
        assertThat(explainedDesk(2, "make")).contains(
                "lib.Lib#make(Object): rejected: less specific than lib.Lib#make(String)", "lib.Lib#make(String): chosen",
                "= external lib.Lib#make(String), stored null");
        assertThat(explainedDesk(3, "make")).contains("jars of the module's libraries: org.desk:none 2 have none in " + jars);

        Files.delete(jars.resolve("org/desk/lib/1/lib-1.jar"));
        assertThat(explainedDesk(2, "make")).contains(
                "jar of org.desk:lib 1: the run that made the index read it, but it is not in " + jars,
                "= unresolved null, stored external lib.Lib#make(String)");
    }

    private static List<String> explainedDesk(int line, String name) {
        Answer<List<ExplainedReference>> answer =
                asked(index -> index.explain(new ExplainRequest("Desk.java", line, "acme/desk", "/nowhere")));
        return answer instanceof Found<List<ExplainedReference>> found
                ? found.value().stream().filter(each -> each.name().equals(name))
                        .flatMap(each -> Stream.concat(
                                each.steps().stream().filter(step -> !step.kind().equals("lookup"))
                                        .map(step -> step.subject() + ": " + step.outcome()),
                                Stream.of("= " + each.resolution() + " " + each.targetName() + ", stored " + each.stored())))
                        .toList()
                : List.of();
    }

    private static Impact impact(Viewer viewer, String subject) {
        Answer<Impact> answer = asked(viewer, index -> index.impact(new ImpactRequest(subject, null, 5, 100)));
        return answer instanceof Found<Impact> found ? found.value() : failed(subject);
    }

    private static List<String> repositories(Impact impact) {
        return impact.dependents().stream()
                .map(each -> each.depth() + " " + each.reason() + " " + each.repository() + ":" + each.symbol())
                .toList();
    }

    @Test
    void findsTheUsesOfADeclarationInOtherRepositories() {
        assertThat(uses("org.lib.Texts#isEmpty", null)).containsExactly(
                "acme/library:org/lib/Texts.java org.lib.Texts#isEmpty(CharSequence): acme/library:4 exact, acme/user:7 external");
        assertThat(uses("Texts#isEmpty(CharSequence)", "acme/user")).isEmpty();
        assertThat(uses("Texts.isEmpty", "acme/user")).containsExactly(
                "acme/library:org/lib/Texts.java maven org.lib.Texts#isEmpty: acme/user:7 external");
        assertThat(uses("acme/nothing#isEmpty", null)).isEmpty();
    }

    @Test
    void keepsUsesOfAMethodWithoutParametersApartIfItHasOverloads() {
        assertThat(uses("org.lib.Texts#join", null)).containsExactly(
                "acme/library:org/lib/Texts.java org.lib.Texts#join(String):",
                "acme/library:org/lib/Texts.java org.lib.Texts#join(String,String):",
                "maven org.lib.Texts#join: acme/user:5 external");
    }

    @Test
    void findsTheUsesOfWhatNoRepositoryDeclares() {
        assertThat(uses("java.util.List#add", null)).containsExactly(
                "jdk java.util.List#add(E): acme/user:5 external", "jdk java.util.List#add(int,E): acme/user:6 external");
        assertThat(uses("java.util.List#add(E)", null)).containsExactly("jdk java.util.List#add(E): acme/user:5 external");
        assertThat(uses("List.add(int,E)", null)).containsExactly("jdk java.util.List#add(int,E): acme/user:6 external");
        assertThat(uses("path.join", null)).containsExactly("python os.path.join: acme/user:2 external");
        assertThat(uses("length", null)).containsExactly(
                "jdk java.lang.CharSequence#length(): acme/library:3 external");
        assertThat(uses("java.util.List#add", "acme/library")).isEmpty();
    }

    @Test
    void findsDeclarationsOfGoByTheImportPathsOfTheirModules() {
        assertThat(uses("Wrap", null)).containsExactly(
                "acme/flags:go/text/text.go Wrap: acme/flags:5 exact, acme/tool:10 external");
        for (String name : List.of("text.Wrap", "example.com/go-flags.v2/text.Wrap")) {
            assertThat(uses(name, null)).containsExactly("acme/flags:go/text/text.go go example.com/go-flags.v2/text.Wrap:"
                    + " acme/flags:5 exact, acme/tool:10 external");
        }
        assertThat(uses("Set.Parse", null)).containsExactly("acme/flags:go/flags.go Set#Parse: acme/tool:9 external");
        assertThat(uses(new Viewer.User("user@example.com"), "text.Wrap", null)).isEmpty();
    }

    @Test
    void showsATenantNoUsesAndNoDeclarationsOfOthers() {
        Viewer user = new Viewer.User("user@example.com");
        Viewer library = new Viewer.User("library@example.com");

        assertThat(uses(user, "org.lib.Texts#isEmpty", null))
                .containsExactly("maven org.lib.Texts#isEmpty: acme/user:7 external");
        assertThat(uses(library, "org.lib.Texts#isEmpty", null)).containsExactly(
                "acme/library:org/lib/Texts.java org.lib.Texts#isEmpty(CharSequence): acme/library:4 exact");
        assertThat(uses(user, "java.util.List#add(E)", null)).hasSize(1);
        assertThat(uses(library, "java.util.List#add(E)", null)).isEmpty();
    }

    private static List<String> uses(String symbol, @Nullable String repository) {
        return uses(new Viewer.Owner(), symbol, repository);
    }

    private static List<String> uses(Viewer viewer, String symbol, @Nullable String repository) {
        Answer<List<SymbolUses>> answer =
                asked(viewer, index -> index.references(new ReferencesRequest(symbol, null, repository, false, 10)));
        return answer instanceof Found<List<SymbolUses>> found ? found.value().stream().map(ImpactIT::shown).toList() : List.of();
    }

    private static String shown(SymbolUses of) {
        Symbol target = of.target();
        return (target == null ? "" : target.repository() + ":" + target.path() + " ")
                + (of.external() != null
                        ? of.external().scheme() + " " + of.external().qualifiedName()
                        : target == null ? of.name() : target.qualifiedName())
                + ":"
                + of.uses().stream()
                        .map(use -> " " + use.repository() + ":" + use.line() + " " + use.resolution())
                        .collect(Collectors.joining(","));
    }

    private static List<String> shown(Impact impact) {
        return impact.dependents().stream().map(ImpactIT::shown).toList();
    }

    private static String shown(Dependent each) {
        String place = each.symbol() == null ? each.path() + ":" + each.line() : each.symbol();
        return each.depth() + " " + each.reason() + " " + place
                + (each.certain() ? " exact" : "")
                + (each.declared() == null ? "" : " of " + each.declared())
                + (each.through().size() > 1 ? each.through().stream().collect(Collectors.joining(" > ", " through ", "")) : "");
    }

    private static Impact impact(String subject, int depth, int limit) {
        return answer(new ImpactRequest(subject, null, depth, limit)) instanceof Found<Impact> found
                ? found.value()
                : failed(subject);
    }

    private static Impact failed(String subject) {
        throw new AssertionError("no impact of " + subject);
    }

    private static Answer<Impact> ask(String subject) {
        return answer(new ImpactRequest(subject, null, 5, 100));
    }

    private static Answer<Impact> answer(ImpactRequest request) {
        return asked(index -> index.impact(request));
    }

    private static <T> Answer<T> asked(Function<CodeIndex, Answer<T>> question) {
        return asked(new Viewer.Owner(), question);
    }

    private static <T> Answer<T> asked(Viewer viewer, Function<CodeIndex, Answer<T>> question) {
        return PublishedIndex.open(DATABASE.dataSource(), viewer, () -> {}).then(index -> {
            try (index) {
                return question.apply(index);
            }
        });
    }
}
