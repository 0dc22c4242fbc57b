package nl.schakel.web.piket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.process.routes.emergency.EmergencyCommands;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.process.tasks.AllTasks;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The document of the night: who is responsible until when, and how it is taken over. */
@SchakelTest
class HandoverPageTest {

    private static final String YOURS = "U bent verantwoordelijk tot de zorgcoördinator de overdracht aanneemt.";

    @LocalServerPort
    private int port;

    @Autowired
    private NightService desk;

    @Autowired
    private EmergencyCommands opening;

    @Autowired
    private Calls calls;

    @Autowired
    private TaskList tasks;

    @Autowired
    private EmergencyAccess emergency;

    @Autowired
    private Directory directory;

    @Test
    void theCareCoordinatorAsksThenAcceptsAndUntilThenItIsTheNights() {
        UUID call = taken();
        String page = "/piket/" + call + "/overdracht";
        Visit night = new Visit(port).login("piket.een");
        Visit care = new Visit(port).login("zorg.wvv");
        assertThat(night.get(page).body()).contains(YOURS, "ligt nog niet klaar");
        assertThat(care.get(page).statusCode()).as("before it is offered").isEqualTo(404);

        submit(night, "/piket/" + call + "/overdragen");
        assertThat(night.get(page).body())
                .contains(YOURS, "Er is nog geen plek", "Verzonnen situatie (fictief).")
                .doesNotContain("Ja, ik neem de zaak over");
        TaskSummary task = task(call, "zorg.wvv");
        assertThat(task.name()).doesNotContain("P-20");
        assertThat(care.get("/taken/" + task.id()).body()).contains("Lees het document van de nacht", page);
        String open = care.get(page).body();
        assertThat(open)
                .contains("Ja, ik neem de zaak over", "Daarna hoort de ketenregisseur", "Meldkamer (fictief)")
                .doesNotContain(YOURS, "??");

        assertThat(submit(care, page + "/vraag", "vraag", " ").headers().firstValue("location"))
                .hasValueSatisfying(next -> assertThat(next).doesNotContain("vraag="));
        submit(care, page + "/vraag", "vraag", "Wie heeft de sleutel (fictief)?");
        String asked = night.get(page).body();
        assertThat(asked).contains(YOURS, "Wie heeft de sleutel (fictief)?", "Verstuur het antwoord");
        submit(night, page + "/antwoord", "antwoord", "De nachtbalie (fictief).");
        assertThat(care.get(page).body()).contains("De nachtbalie (fictief).");

        Viewer one = viewer("piket.een");
        opening.open(calls.get(call).dossier(), call, Set.of(Part.MELDING), "Verzonnen reden (fictief).", null, one);
        submit(care, page + "/aannemen", "opmerking", "");

        assertThat(calls.get(call).status()).isEqualTo(CallStatus.OVERGEDRAGEN);
        assertThat(emergency.current(one))
                .as("emergency access ends with the night")
                .noneMatch(opened -> call.equals(opened.call()));
        assertThat(AllTasks.of(tasks, viewer("zorg.wvv"), TaskFilter.ALLE))
                .extracting(TaskSummary::id)
                .doesNotContain(task.id());
        assertThat(care.get(page).body())
                .contains("Het document blijft zoals het toen was")
                .doesNotContain("Ja, ik neem de zaak over", ">null<");
        submit(care, page + "/aannemen", "opmerking", "nog eens");
        assertThat(care.get(page).body()).contains("Het document blijft zoals het toen was");
    }

    @Test
    void nobodyElseSeesIt() {
        UUID call = taken();
        String page = "/piket/" + call + "/overdracht";
        submit(new Visit(port).login("piket.een"), "/piket/" + call + "/overdragen");

        for (String other : List.of("politie.nacht", "af.ede", "opvang.haven", "beheer")) {
            Visit visit = new Visit(port).login(other);
            assertThat(visit.get(page).statusCode()).as(other).isEqualTo(404);
            assertThat(submit(visit, page + "/aannemen", "opmerking", "").statusCode())
                    .as(other)
                    .isIn(302, 404);
        }
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.OVERDRACHT);
    }

    private UUID taken() {
        UUID call = desk.call(
                new NewCall(
                        CallerKind.POLITIE,
                        "GM0267",
                        "Meldkamer (fictief)",
                        "Verzonnen situatie (fictief).",
                        new NewNeed(List.of(), Set.of(), Consent.ONBEKEND, List.of()),
                        UUID.randomUUID()),
                viewer("politie.nacht"));
        desk.take(call, viewer("piket.een"));
        return call;
    }

    private TaskSummary task(UUID call, String username) {
        return tasks.ofDossier(calls.get(call).dossier(), viewer(username)).stream()
                .filter(open -> open.step().equals(HandoverPage.ACCEPTING))
                .findFirst()
                .orElseThrow();
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }

    private static HttpResponse<String> submit(Visit visit, String path, String... fields) {
        return visit.submit(path, visit.token(), fields);
    }
}
