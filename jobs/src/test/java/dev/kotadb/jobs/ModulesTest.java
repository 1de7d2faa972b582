package dev.kotadb.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.kotadb.jobs.graph.FileGraph;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Who may know whom. */
@AnalyzeClasses(packages = "dev.kotadb", importOptions = {ImportOption.DoNotIncludeTests.class, ModulesTest.NoTestJars.class})
class ModulesTest {
    /** The tests of the module schema come as a jar. */
    public static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final int MOST_CLASSES_OF_A_GROUP = 3;

    private static final String PARSERS = "dev.kotadb.parsers..";
    private static final String LANGUAGE = "dev.kotadb.parsers.language..";
    private static final String SCHEMA = "dev.kotadb.schema..";
    private static final String JOBS = "dev.kotadb.jobs..";

    @ArchTest
    static final ArchRule parsersKnowNeitherSpringNorSqlNorTheOthers = noClasses()
            .that()
            .resideInAPackage(PARSERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", SCHEMA, JOBS);

    @ArchTest
    static final ArchRule schemaKnowsNeitherParsersNorJobs = noClasses()
            .that()
            .resideInAPackage(SCHEMA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PARSERS, JOBS, "org.springframework.batch..", "org.springframework.boot..");

    @ArchTest
    static final ArchRule statementsLiveInSchema = noClasses()
            .that()
            .resideInAPackage(JOBS)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.sql\\.(Statement|PreparedStatement)"
                    + "|org\\.springframework\\.jdbc\\.core\\..*|org\\.postgresql\\.copy\\..*");

    /** So nothing of it is loaded unless a download is asked for. */
    @ArchTest
    static final ArchRule mavensClassesAreUsedForDownloadsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("dev.kotadb.jobs.index.fetch")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..", "org.sonatype.plexus..");

    /** Each package is a slice of its own, a module's root package and the parts of a language too. */
    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().assignedFrom(eachPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEngineKnowsNoLanguage = noClasses()
            .that()
            .resideInAPackage(PARSERS)
            .and()
            .resideOutsideOfPackages("dev.kotadb.parsers", LANGUAGE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LANGUAGE);

    @ArchTest
    static final ArchRule languagesDoNotKnowEachOther =
            slices().matching("dev.kotadb.parsers.language.(*)..").should().notDependOnEachOther();

    /** Classes that all need each other can be read and changed only together; a type and what it is made of are an exception. */
    @ArchTest
    static void groupsOfClassesThatNeedEachOtherStaySmall(JavaClasses classes) {
        Map<UUID, String> names = new HashMap<>();
        FileGraph graph = new FileGraph();
        for (JavaClass type : classes) {
            UUID source = idOf(type, names);
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getPackageName().startsWith("dev.kotadb"))
                    .map(target -> idOf(target, names))
                    .filter(target -> !target.equals(source))
                    .forEach(target -> graph.edge(source, target));
        }
        assertThat(names).hasSizeGreaterThan(500);
        assertThat(graph.cycles().stream().map(group -> group.stream().map(names::get).sorted().toList()))
                .allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(MOST_CLASSES_OF_A_GROUP));
    }

    /** That of its source file: nested classes belong to the one around them. */
    private static UUID idOf(JavaClass type, Map<UUID, String> names) {
        String name = type.getName().replaceFirst("\\$.*|\\[.*", "");
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        names.put(id, name);
        return id;
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
    }
}
