package nl.schakel.process.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.process.care.EngineCondition.Failure;
import nl.schakel.story.Story;
import nl.schakel.story.StuckRoute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that failed for good is told to role beheer: once, and again only when it failed again. */
@SchakelTest
class FailureAlarmTest {

    @Autowired
    private FailureAlarm alarm;

    @Autowired
    private EngineCondition condition;

    @Autowired
    private Feedback feedback;

    @Autowired
    private Story story;

    @Autowired
    private StuckRoute stuck;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void clean() {
        stuck.clean();
    }

    @Test
    void oneMailPerFailure() {
        UUID dossier = story.report(Story.plain()).dossier();
        stuck.begin(dossier);
        Failure failure = failure(dossier);
        assertThat(failure.step()).isEqualTo("Melder iets laten weten");
        assertThat(failure.model()).isEqualTo("Route die vastloopt");

        alarm.look();
        alarm.look();
        assertThat(mails(failure)).isEqualTo(1);

        assertThat(condition.retry(failure.id())).isTrue();
        assertThat(condition.failures()).noneMatch(f -> dossier.equals(f.dossier()));
        assertThat(condition.retry(failure.id())).as("tried meanwhile").isFalse();

        stuck.failAgain(dossier);
        alarm.look();
        assertThat(failure(dossier).id()).isNotEqualTo(failure.id());
        assertThat(mails(failure(dossier))).isEqualTo(1);
        assertThat(mails(failure)).isEqualTo(1);
    }

    @Test
    void whatWorksAfterwardsIsNoFailureAnyMore() {
        UUID dossier = story.report(Story.plain()).dossier();
        stuck.begin(dossier);
        stuck.mend(dossier);
        condition.retry(failure(dossier).id());
        stuck.succeed(dossier);

        assertThat(condition.failures()).noneMatch(f -> dossier.equals(f.dossier()));
        assertThat(feedback.told(dossier))
                .extracting(Feedback.SentFeedback::kind)
                .contains(FeedbackKind.DOORGEZET);
    }

    private Failure failure(UUID dossier) {
        return condition.failures().stream()
                .filter(f -> dossier.equals(f.dossier()))
                .findFirst()
                .orElseThrow();
    }

    private int mails(Failure failure) {
        return jdbc.sql("select count(*) from schakel.outbox where key = ? and template = 'INCIDENT'")
                .param("storing-" + failure.id())
                .query(Integer.class)
                .single();
    }
}
