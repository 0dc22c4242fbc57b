package nl.schakel.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import nl.schakel.SchakelTest;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.ProposalState;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a case, a call, the promise of a bed and a request may become next: one table, in Java and in the database. */
@SchakelTest
class AllowedTransitionsTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Story story;

    @Test
    void javaAndTheDatabaseHoldTheSameTable() {
        Set<String> java = new TreeSet<>();
        java.addAll(all("zaak", Status.values(), Status::code, Status::mayBecome));
        java.addAll(all("oproep", CallStatus.values(), CallStatus::code, CallStatus::mayBecome));
        java.addAll(all("toezegging", AllocationState.values(), AllocationState::code, AllocationState::mayBecome));
        java.addAll(all("voorstel", ProposalState.values(), ProposalState::code, ProposalState::mayBecome));

        assertThat(jdbc.sql(
                                "select subject || ': ' || from_status || ' > ' || to_status from schakel.allowed_transition")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(java);
    }

    private static <T> Set<String> all(String subject, T[] values, Function<T, String> code, BiPredicate<T, T> may) {
        Set<String> found = new TreeSet<>();
        for (T from : values) {
            Arrays.stream(values)
                    .filter(to -> may.test(from, to))
                    .forEach(to -> found.add(subject + ": " + code.apply(from) + " > " + code.apply(to)));
        }
        return found;
    }

    @Test
    void whatEndedStaysEnded() {
        assertThat(Status.values())
                .filteredOn(Status.AFGESLOTEN::mayBecome)
                .as("opened again, with a reason")
                .containsExactly(Status.BIJ_REGIO);
        for (CallStatus over : CallStatus.values()) {
            assertThat(over.open())
                    .as(over.code())
                    .isEqualTo(Arrays.stream(CallStatus.values()).anyMatch(over::mayBecome));
        }
    }

    @Test
    void theDatabaseRefusesEveryOtherStep() {
        var dossier = story.report(Story.plain()).dossier();

        // received, and nobody has passed it on
        assertThatThrownBy(() -> jdbc.sql("update schakel.dossier set status = 'in-behandeling' where id = ?")
                        .param(dossier)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("a zaak cannot go from ontvangen to in-behandeling");
        assertThat(jdbc.sql("update schakel.dossier set status = 'in-triage' where id = ?")
                        .param(dossier)
                        .update())
                .isOne();
        assertThat(jdbc.sql("update schakel.dossier set status = 'ontvangen' where id = ?")
                        .param(dossier)
                        .update())
                .isOne();
    }

    @Test
    void theDatabaseOpensNoCaseAgainWithoutAReason() {
        var dossier = story.report(Story.plain()).dossier();
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Fictief."));
        story.does(
                "keten.wvv",
                dossier,
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));

        assertThatThrownBy(() -> jdbc.sql("update schakel.dossier set status = 'bij-regio', outcome = null,"
                                + " closed_at = null where id = ?")
                        .param(dossier)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("not opened again without a reason");
        assertThat(story.state(dossier).closed()).isNotNull();
    }
}
