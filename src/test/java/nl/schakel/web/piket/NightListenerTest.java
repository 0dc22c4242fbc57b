package nl.schakel.web.piket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A page to which speaking failed with an error is spoken to again. */
class NightListenerTest {

    @Test
    void afterAnErrorTheNextOneMaySpeak() {
        NightListener listener = new NightListener(UUID.randomUUID(), null, null, new SseEmitter());
        assertThat(listener.begin()).isTrue();
        assertThatThrownBy(() -> listener.inTurn(() -> {
                    throw new OutOfMemoryError("proef");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(listener.begin()).isTrue();
    }
}
