package nl.schakel.web.live;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class NightListenerTest {

    /** Who speaks to many pages, or closes them all, goes on with the next one. */
    @Test
    void aPageThatWentByItselfIsClosedWithoutNoise() {
        SseEmitter gone = new SseEmitter() {
            @Override
            public void complete() {
                throw new IllegalStateException("the line has ended with an error");
            }
        };

        assertThatCode(() -> new NightListener(UUID.randomUUID(), null, null, gone).close())
                .doesNotThrowAnyException();
    }
}
