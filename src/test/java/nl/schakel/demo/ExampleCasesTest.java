package nl.schakel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Autowired
    private ExamplePlayer player;

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
        // outside office hours the search for a bed of an example is with the on-call team
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
        assertThat(story.steps(dossier("azc"))).containsExactly("partnervraag-politie");
        assertThat(state("zus").status()).isEqualTo(Status.BIJ_REGIO);
        assertThat(state("flat").status()).isEqualTo(Status.IN_BEHANDELING);
        assertThat(story.steps(dossier("flat"))).contains("actie-uitvoeren", "arbeidsuitbuiting-onderzoeken");
        assertThat(state("buurvrouw-flat").outcome()).isEqualTo(Outcome.GEKOPPELD);
        assertThat(state("ingetrokken").outcome()).isEqualTo(Outcome.INGETROKKEN);
        assertThat(state("leerplicht").outcome()).isEqualTo(Outcome.HULP_GEREGELD);
        assertThat(state("wasserij").municipality()).isEqualTo("GM0289");
        assertThat(story.steps(dossier("balie-acuut"))).contains("acuut-politie", "acuut-zorg");
        assertThat(story.steps(dossier("bedelen")))
                .containsExactly("partnervraag-gebiedsteam", "partnervraag-veilig-thuis");
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
