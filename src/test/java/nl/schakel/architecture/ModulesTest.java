package nl.schakel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import nl.schakel.SchakelApplication;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house: arrows only go down, and only the process package knows the engine. */
class ModulesTest {

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("nl.schakel");
    }

    @Test
    void modulesKeepToTheirBorders() {
        ApplicationModules.of(SchakelApplication.class).verify();
    }

    @Test
    void onlyProcessKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.schakel.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(classes);
    }

    @Test
    void theDomainKnowsNoWeb() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "nl.schakel.signal..",
                        "nl.schakel.placement..",
                        "nl.schakel.piket..",
                        "nl.schakel.feedback..",
                        "nl.schakel.organisation..",
                        "nl.schakel.access..",
                        "nl.schakel.deadline..",
                        "nl.schakel.notification..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web.servlet..",
                        "org.springframework.web.bind..",
                        "org.springframework.web.context..",
                        "jakarta.servlet..",
                        "nl.schakel.web..")
                .check(classes);
    }

    /** What a real installation does not need may go away without anything else noticing. */
    @Test
    void onlyThePagesOfTheDemonstrationKnowTheDemonstration() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nl.schakel.demo..", "nl.schakel.web.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("nl.schakel.demo..")
                .check(classes);
    }

    /** What is behind the engine's public API; ADR 0004 names each class that knows it, see {@link EngineKnowledgeTest}. */
    @Test
    void engineInternalsStayWhereTheAdrNamesThem() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.schakel.process.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.camunda.bpm.engine.impl..",
                        "org.camunda.bpm.impl..",
                        "org.camunda.bpm.engine.spring..",
                        "org.camunda.bpm.spring.boot..",
                        "org.camunda.bpm.container..")
                .check(classes);
    }

    @Test
    void onlyTheLoginKnowsTheWebApplications() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.schakel.process.identity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.webapp..", "org.camunda.bpm.engine.rest..")
                .check(classes);
    }

    /** It comes along with the engine, which keeps its time by it; see {@code EngineClock}. */
    @Test
    void nobodyKnowsTheTimeLibraryOfTheEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.joda..")
                .check(classes);
    }
}
