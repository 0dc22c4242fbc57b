package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.schakel.notification.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextTest {

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyKindOfMailSaysWhereToReadAndNotWhat(Template template) {
        MailText text = MailText.of(template, "https://schakel.voorbeeld.example/taken/1");
        assertThat(text.subject()).isNotBlank().hasSizeLessThan(60);
        assertThat(text.plain()).contains("https://schakel.voorbeeld.example/taken/1");
        assertThat(text.html()).contains("href=\"https://schakel.voorbeeld.example/taken/1\"", "lang=\"nl\"");
        assertThat(text.subject() + text.plain())
                .doesNotContainIgnoringCase("mensenhandel")
                .doesNotContainIgnoringCase("slachtoffer")
                .doesNotContainIgnoringCase("melding")
                .doesNotContainIgnoringCase("politie");
    }

    @Test
    void waitingDoublesUpToAnHour() {
        assertThat(Backoff.after(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Backoff.after(2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(Backoff.after(8)).isEqualTo(Duration.ofSeconds(1280));
        assertThat(Backoff.after(10)).isEqualTo(Duration.ofHours(1));
        assertThat(Backoff.after(100_000)).isEqualTo(Duration.ofHours(1));
    }
}
