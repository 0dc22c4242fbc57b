package nl.schakel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import nl.schakel.support.EndOfStart;
import org.junit.jupiter.api.Test;

/** All work that goes on by itself is done in one place, which watches it. */
class BackgroundWorkTest {

    @Test
    void nothingIsScheduledBySpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.scheduling..")
                .check(OurClasses.ALL);
    }

    @Test
    void nobodyElseMakesThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.schakel.support.background..")
                .and()
                // ends a start that failed, when there is no background left to do it
                .doNotBelongToAnyOf(EndOfStart.class)
                .should()
                .callConstructorWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "makes a thread",
                        call -> call.getTargetOwner().isAssignableTo(Thread.class)
                                || call.getTargetOwner().isAssignableTo(ThreadPoolExecutor.class)
                                || call.getTargetOwner().isAssignableTo(ForkJoinPool.class)
                                || call.getTargetOwner().isAssignableTo(Timer.class)))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class, ScheduledThreadPoolExecutor.class)
                .check(OurClasses.ALL);
    }
}
