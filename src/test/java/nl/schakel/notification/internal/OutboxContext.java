package nl.schakel.notification.internal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox in real transactions on a database of its own; nothing is sent unless the test does so. Tests that carry
 * this annotation and nothing else share one context.
 */
@Tag("application")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@JdbcTest(
        properties = {
            "schakel.outbox.polling=false",
            "schakel.base-url=https://schakel.voorbeeld.example/",
            "schakel.mail-from=schakel@voorbeeld.example",
            "schakel.sms.timeout=PT0.5S",
            "schakel.mail.gather=PT0S",
            "schakel.mail.pause=PT0S"
        })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import(OutboxSlice.class)
@interface OutboxContext {}
