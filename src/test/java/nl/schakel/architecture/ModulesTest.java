package nl.schakel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import nl.schakel.SchakelApplication;
import nl.schakel.piket.call.CallEvents;
import nl.schakel.piket.call.CallOutcome;
import nl.schakel.piket.call.TakeResult;
import nl.schakel.piket.search.SaveResult;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.PlacementEvents;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.SignalIntake;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

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
                        "nl.schakel.file..",
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

    /**
     * A command of the domain tells what happened and no route hears of it; pages, the API and the demonstration go through
     * the command that applies what follows (ADR 97).
     */
    @Test
    void nobodyAboveTheRoutesCallsACommandThatTellsNoRoute() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage("nl.schakel.web..", "nl.schakel.demo..")
                .should()
                .callMethodWhere(TELLS_WHAT_HAPPENED);

        rule.check(OurClasses.ALL);
        assertThat(noClasses()
                        .that()
                        .resideInAPackage("nl.schakel.process.routes..")
                        .should()
                        .callMethodWhere(TELLS_WHAT_HAPPENED)
                        .evaluate(OurClasses.ALL)
                        .hasViolation())
                .as("the routes themselves call such commands")
                .isTrue();
    }

    private static final Set<Class<?>> OUTCOMES = Set.of(
            PlacementEvents.class,
            CallEvents.class,
            CallOutcome.class,
            HoldResult.class,
            TakeResult.class,
            SaveResult.class,
            SignalIntake.Received.class,
            ReporterVoice.ReporterEntry.class,
            Dossiers.Transfer.class);

    private static final DescribedPredicate<JavaMethodCall> TELLS_WHAT_HAPPENED = DescribedPredicate.describe(
            "a command of the domain that returns what happened",
            call -> call.getTargetOwner().getPackageName().matches("nl\\.schakel\\.(signal|placement|piket)(\\..*)?")
                    && call.getTargetOwner().isMetaAnnotatedWith(Component.class)
                    && call.getTarget()
                            .resolveMember()
                            .map(method -> method.getReturnType().getAllInvolvedRawTypes().stream()
                                    .anyMatch(type -> OUTCOMES.stream().anyMatch(type::isEquivalentTo)))
                            .orElse(false));
}
