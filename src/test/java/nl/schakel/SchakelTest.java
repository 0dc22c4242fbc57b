package nl.schakel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole application on a free port and a real database of its own. Jobs and background work run only when a test
 * runs them, demo people exist, example cases do not. Tests that carry this annotation and nothing else share one context; they must
 * not count on what other tests left in the database.
 */
@Tag("application")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "schakel.pollers.enabled=false",
            "schakel.demo=true",
            "schakel.demo-cases=false",
            // tests make calls without a route of their own
            "schakel.piket.controle=P1D",
            "schakel.piket.noodlijst=false",
            "schakel.toegangslog.controle=false",
            // a process of its own, for who tests it
            "schakel.proef.enabled=false",
            // what waits for one person goes as one mail, and at once
            "schakel.mail.gather=PT0S",
            "schakel.mail.pause=PT0S",
            "spring.datasource.hikari.minimum-idle=1",
            // every test is somebody with a line of their own, all from one address, which may hold a quarter of them
            "server.tomcat.max-connections=8000"
        })
public @interface SchakelTest {}
