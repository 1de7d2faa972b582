package dev.kotadb.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "dev.kotadb", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {
    private static final String PARSERS = "dev.kotadb.parsers..";
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

    /** A package may know the nouns of the one above it, and that one puts its parts together; its parts form no cycle. */
    @ArchTest
    static final ArchRule packagesOfAModuleFormNoCycles =
            slices().matching("dev.kotadb.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resolversFormNoCycles =
            slices().matching("dev.kotadb.parsers.resolve.(*)..").should().beFreeOfCycles();
}
