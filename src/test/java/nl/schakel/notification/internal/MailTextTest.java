package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.notification.Template;
import nl.schakel.notification.internal.WaitingMessage.MessageLine;
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

    @Test
    void theSubjectTellsAcuteNewReminderAndLateApart() {
        List<Template> aboutTasks =
                List.of(Template.NIEUWE_TAAK, Template.HERINNERING, Template.TERMIJN_VERSTREKEN, Template.ESCALATIE);
        assertThat(aboutTasks.stream()
                        .flatMap(one -> Stream.of(one, one.acute()))
                        .map(MailTextTest::subject))
                .doesNotHaveDuplicates();
        for (Template template : aboutTasks) {
            assertThat(subject(template.acute())).startsWith("Acuut");
            assertThat(subject(template)).doesNotContain("Acuut");
        }
        assertThat(subject(Template.NIEUWE_TAAK)).contains("Nieuwe taak");
        assertThat(subject(Template.HERINNERING)).contains("Herinnering");
        assertThat(subject(Template.TERMIJN_VERSTREKEN)).contains("Te laat");
        assertThat(subject(Template.ESCALATIE)).contains("Veel te laat");
    }

    static Stream<Template> together() {
        return Stream.of(Template.values())
                .filter(template ->
                        template.haste() != Template.Haste.ALARM && template.haste() != Template.Haste.ALLEEN);
    }

    @Test
    void whoReportedManySignalsReadsHowManyMessagesThereAreAndOneLink() {
        List<MessageLine> lines = Stream.of("een", "twee", "drie")
                .map(key -> new MessageLine(1, Template.NIEUWS_VOOR_MELDER_SAMEN, key, "/melden/volgen"))
                .toList();
        MailText text = MailText.of(lines, path -> "https://schakel.voorbeeld.example" + path);

        assertThat(text.subject()).isEqualTo("Er staan 3 berichten voor u klaar");
        assertThat(text.plain())
                .contains("Er staan 3 berichten voor u klaar. Elk bericht heeft een eigen nummer")
                .containsOnlyOnce("https://schakel.voorbeeld.example/melden/volgen")
                .doesNotContainIgnoringCase("melding ")
                .doesNotContain("{");
        assertThat(MailText.of(lines.subList(0, 1), path -> path).subject())
                .isEqualTo("Er staat een bericht voor u klaar");
    }

    @ParameterizedTest
    @MethodSource("together")
    void whatGoesTogetherIsCountedAndLinked(Template template) {
        MailText text = MailText.of(
                List.of(
                        new MessageLine(1, template, "een", "/taken/1"),
                        new MessageLine(2, template, "twee", "/taken/2"),
                        new MessageLine(3, Template.HERINNERING, "drie", "/taken/3")),
                path -> "https://schakel.voorbeeld.example" + path);
        assertThat(text.subject()).startsWith("Schakel: ");
        assertThat(text.plain())
                .contains("Er staan 3 berichten")
                .contains("/taken/1\n")
                .contains("/taken/2")
                .doesNotContain("{");
        assertThat(text.html()).contains("/taken/3\"");
        assertThat(text.subject() + text.plain())
                .doesNotContainIgnoringCase("mensenhandel")
                .doesNotContainIgnoringCase("slachtoffer")
                .doesNotContainIgnoringCase("melding");
    }

    private static String subject(Template template) {
        return MailText.of(template, "https://schakel.voorbeeld.example/taken/1")
                .subject();
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
