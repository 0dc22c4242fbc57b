package nl.schakel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.feedback.Feedback;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The example cases come where they should, and only once, also when two nodes make them at the same time. */
@SchakelTest
@TestInstance(Lifecycle.PER_CLASS)
class ExampleCasesTest {

    private final List<ExampleCase> examples = ExampleLibrary.read();

    private final Map<String, ExamplePlayer.Progress> beforeOfficeHours = new HashMap<>();
    private List<String> callsAtNight;

    @Autowired
    private ExamplePlayer player;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private Story story;

    @Autowired
    private ReporterVoice reporters;

    @Autowired
    private Feedback feedback;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void twoNodesAtOnce() throws Exception {
        evening();
        playUntilTheOfficeOpens();
        // what would have called the on-call team at night goes on by day
        story.officeHours();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (Future<Void> node : nodes.invokeAll(List.<Callable<Void>>of(this::play, this::play))) {
                node.get();
            }
        } finally {
            nodes.shutdown();
        }
    }

    /** The evening before a day off, in which no office is open until late the next morning. */
    private void evening() {
        clock.to(clock.instant()
                .atZone(Zones.AMSTERDAM)
                .with(TemporalAdjusters.next(DayOfWeek.SATURDAY))
                .with(LocalTime.of(20, 0))
                .toInstant());
    }

    private void playUntilTheOfficeOpens() {
        for (ExampleCase example : examples) {
            while (player.next(example) == ExamplePlayer.Progress.DONE) {
                // the next deed
            }
            beforeOfficeHours.put(example.naam(), player.next(example));
        }
        callsAtNight = calls();
    }

    private Void play() {
        for (ExampleCase example : examples) {
            ExamplePlayer.Progress progress;
            do {
                progress = player.next(example);
                assertThat(progress).as(example.naam()).isNotEqualTo(ExamplePlayer.Progress.NOT_NOW);
            } while (progress != ExamplePlayer.Progress.FINISHED);
        }
        return null;
    }

    @Test
    void noneOfThemCallsTheOnCallTeamAtNight() {
        assertThat(callsAtNight).isEmpty();
        assertThat(calls()).isEmpty();
        assertThat(beforeOfficeHours.entrySet().stream()
                        .filter(one -> one.getValue() == ExamplePlayer.Progress.OFFICE_CLOSED)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("balie-acuut", "flat", "leerplicht");
        assertThat(beforeOfficeHours)
                .hasSameSizeAs(examples)
                .containsEntry("zus", ExamplePlayer.Progress.FINISHED)
                .doesNotContainValue(ExamplePlayer.Progress.NOT_NOW);
    }

    @Test
    void eachIsMadeOnce() {
        assertThat(jdbc.sql("select name from schakel.example_case where done >= 0 and dossier_id is not null")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(
                        examples.stream().map(ExampleCase::naam).toList());
        assertThat(jdbc.sql("select count(distinct dossier_id) from schakel.example_case")
                        .query(Integer.class)
                        .single())
                .isEqualTo(examples.size());
        examples.forEach(example -> assertThat(player.next(example)).isEqualTo(ExamplePlayer.Progress.FINISHED));
    }

    @Test
    void theyStandAllAlongTheRoute() {
        assertThat(state("prostitutiecontrole").status()).isEqualTo(Status.ONTVANGEN);
        assertThat(state("jongerenwerker").status()).isEqualTo(Status.IN_TRIAGE);
        assertThat(state("kliniek").questionOpen()).isTrue();
        assertThat(story.steps(dossier("massagesalon"))).containsExactly("voorstel-tegenlezen");
        assertThat(story.steps(dossier("azc")))
                .contains("partnervraag-politie", "partnervraag-veilig-thuis", "zaak-verdelen");
        assertThat(state("zus").status()).isEqualTo(Status.BIJ_REGIO);
        assertThat(state("flat").status()).isEqualTo(Status.IN_BEHANDELING);
        assertThat(story.steps(dossier("flat"))).contains("actie-uitvoeren", "arbeidsuitbuiting-onderzoeken");
        assertThat(state("buurvrouw-flat").outcome()).isEqualTo(Outcome.GEKOPPELD);
        assertThat(state("ingetrokken").outcome()).isEqualTo(Outcome.INGETROKKEN);
        assertThat(state("leerplicht").outcome()).isEqualTo(Outcome.HULP_GEREGELD);
        assertThat(state("wasserij").municipality()).isEqualTo("GM0289");
        assertThat(story.steps(dossier("balie-acuut"))).contains("acuut-politie", "acuut-zorg");
        assertThat(story.steps(dossier("bedelen")))
                .contains("partnervraag-gebiedsteam", "partnervraag-veilig-thuis", "veilig-thuis-beoordelen")
                .doesNotContain("ondermijning-onderzoeken");
    }

    @Test
    void anonymousAndUnsafeReportersAreAmongThem() {
        assertThat(reporters.contact(dossier("massagesalon")).anonymous()).isTrue();
        assertThat(reporters.contact(dossier("zus")).safe()).isFalse();
        assertThat(feedback.read(dossier("leerplicht"))).hasSizeGreaterThan(3);
    }

    @Test
    void everybodyInThemIsMarkedAsInvented() {
        for (ExampleCase example : examples) {
            if (example.melding().melder() != null) {
                assertThat(example.melding().melder().naam()).as(example.naam()).contains("(fictief)");
            }
            if (example.melding().betrokkenen() != null) {
                assertThat(example.melding().betrokkenen())
                        .allSatisfy(person -> assertThat(person.naam()).contains("(fictief)"));
            }
            if (example.melding().locatie() != null) {
                assertThat(example.melding().locatie()).contains("(fictief)");
            }
            assertThat(example.melding().toelichting()).as(example.naam()).contains("(fictief)");
        }
    }

    /** Which example cases made a call, whatever became of it. */
    private List<String> calls() {
        return jdbc.sql("select e.name from schakel.night_call c"
                        + " join schakel.example_case e on e.dossier_id = c.dossier_id")
                .query(String.class)
                .list();
    }

    private UUID dossier(String name) {
        return jdbc.sql("select dossier_id from schakel.example_case where name = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    private DossierReading.State state(String name) {
        return story.state(dossier(name));
    }
}
