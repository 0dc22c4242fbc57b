package nl.schakel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import nl.schakel.SchakelApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house: arrows only go down, and only the process package knows the engine. */
class ModulesTest {

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
                .check(OurClasses.ALL);
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
                .check(OurClasses.ALL);
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
                .check(OurClasses.ALL);
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
                .check(OurClasses.ALL);
    }

    @Test
    void onlyTheLoginKnowsTheWebApplications() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.schakel.process.identity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.webapp..", "org.camunda.bpm.engine.rest..")
                .check(OurClasses.ALL);
    }

    /** It comes along with the engine, which keeps its time by it; see {@code EngineClock}. */
    @Test
    void nobodyKnowsTheTimeLibraryOfTheEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.joda..")
                .check(OurClasses.ALL);
    }
}
