package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.notification.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** The one mail that quotes something: the end of its link, which is a place and a hash. */
    @Test
    void theHeadOfTheAccessLogStandsInItsMail() {
        String code = "4711-" + "0a".repeat(32);
        MailText text =
                MailText.of(Template.TOEGANGSLOG_KOP, "https://schakel.voorbeeld.example/toegang/controle/" + code);
        assertThat(text.plain()).contains("vandaag: " + code, "/toegang/controle/" + code);
        assertThat(text.html()).contains("vandaag: " + code, "/toegang/controle/" + code);
        assertThat(MailText.of(Template.INCIDENT, "https://schakel.voorbeeld.example/storingen")
                        .plain())
                .doesNotContain("{");
    }

    @Test
    void waitingDoublesUpToAnHour() {
        assertThat(Backoff.MAIL.after(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Backoff.MAIL.after(2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(Backoff.MAIL.after(8)).isEqualTo(Duration.ofSeconds(1280));
        assertThat(Backoff.MAIL.after(10)).isEqualTo(Duration.ofHours(1));
        assertThat(Backoff.MAIL.after(100_000)).isEqualTo(Duration.ofHours(1));
    }

    static Stream<Template> bySms() {
        return Arrays.stream(Template.values()).filter(Template::atNight);
    }

    @ParameterizedTest
    @MethodSource("bySms")
    void everySmsFitsInOneAndSaysNothing(Template template) {
        String link = "https://schakel.zorgregio.example/piket/" + new UUID(0, 0);
        String text = SmsText.of(template, link);
        assertThat(text).endsWith(link).hasSizeLessThanOrEqualTo(160).matches("[A-Za-z0-9 .,:?/-]+");
        assertThat(text)
                .doesNotContainIgnoringCase("mensenhandel")
                .doesNotContainIgnoringCase("slachtoffer")
                .doesNotContainIgnoringCase("persoon")
                .doesNotContainIgnoringCase("politie");
        assertThat(SmsText.of(template, "https://" + "lang.".repeat(20) + "example/piket/1"))
                .as("rather without link than in pieces")
                .hasSizeLessThanOrEqualTo(160)
                .doesNotContain("https");
    }
}
