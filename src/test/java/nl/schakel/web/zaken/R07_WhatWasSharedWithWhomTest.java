package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Actions;
import nl.schakel.signal.Entries;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import nl.schakel.support.time.Zones;
import nl.schakel.trial.FormAnswers;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R7 on a whole route: every step is done over HTTP with a text of its own in every question that takes one, and
 * everybody who sees the case looks for them on every page and in every answer, on the way and after the end.
 */
@SchakelTest
class R07_WhatWasSharedWithWhomTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WRITTEN = Set.of("textfield", "textarea");
    private static final List<String> WITHOUT_CARE = List.of("riec.on", "nla.oost", "ondermijning.nijkerk");
    private static final List<String> READERS = List.of(
            "riec.on",
            "nla.oost",
            "ondermijning.nijkerk",
            "tmm.oost",
            "af.nijkerk",
            "keten.wvv",
            "zorg.wvv",
            "procesregie.nijkerk",
            "gebiedsteam.nijkerk",
            "veiligthuis.gm");

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Directory directory;

    @Autowired
    private Entries entries;

    @Autowired
    private Actions actions;

    @Autowired
    private JdbcClient jdbc;

    private UUID dossier;

    /** By text, who may read it. */
    private final Map<String, Shared> planted = new HashMap<>();

    private record Shared(String where, GroupId author, List<String> share, GroupId doer) {

        boolean by(GroupId reader) {
            return share.contains(reader.role().code()) || reader.equals(author) || reader.equals(doer);
        }
    }

    @BeforeEach
    void aCaseOnItsWay() {
        story.officeHours();
        dossier = story.report(new NewSignal(
                        "GM0267",
                        "Verzonnen signaal (fictief).",
                        null,
                        null,
                        null,
                        null,
                        List.of(new NewSignal.Involved("Verzonnen Persoon", null, null, null, null)),
                        null,
                        null,
                        null))
                .dossier();
    }

    @Test
    void anActionIsReadByWhoItWasSharedWithAndOthersHearThatSomebodyActs() {
        walkUntil(task -> task.step().equals("actie-uitvoeren"));
        everybodyLooks();
        for (String username : WITHOUT_CARE) {
            nothingOfCare(username);
            assertThat(page(username)).as(username).contains("Een andere partij werkt hieraan");
            assertThat(api(username).path("andereActies").asText()).isEqualTo("loopt");
        }
        String own = planted.entrySet().stream()
                .filter(one -> one.getValue().doer() != null
                        && one.getValue().doer().toString().startsWith("ondermijning"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        assertThat(page("ondermijning.nijkerk")).contains(own);
        assertThat(page("tmm.oost")).contains(own);
        assertThat(page("riec.on")).doesNotContain(own);

        walkUntil(task -> false);

        assertThat(story.state(dossier).status()).isEqualTo(Status.AFGESLOTEN);
        everybodyLooks();
        for (String username : WITHOUT_CARE) {
            nothingOfCare(username);
            assertThat(page(username)).as(username).doesNotContain("Een andere partij werkt hieraan");
            assertThat(api(username).path("andereActies").asText()).isEqualTo("klaar");
        }
        assertThat(page("zorg.wvv")).contains("Zorgcoördinator, Zorgcoördinatie West Veluwe Vallei");
        nothingElsewhere();
    }

    /** Does every open step by who owns it, each question that takes a text with one of its own. */
    private void walkUntil(java.util.function.Predicate<TaskSummary> there) {
        for (int step = 0; step < 60; step++) {
            story.runDueJobs();
            List<TaskSummary> open = story.open(dossier);
            // the RIEC is asked last, so that it is there when the work is divided
            TaskSummary next = open.stream()
                    .filter(task -> !there.test(task))
                    .min(java.util.Comparator.comparing(task -> order(task.step())))
                    .orElse(null);
            if (next == null || open.stream().anyMatch(there) && !next.step().contains("verdelen")) {
                return;
            }
            complete(next);
        }
        throw new AssertionError("the case does not end: " + story.steps(dossier));
    }

    private static int order(String step) {
        return switch (step) {
            case "signaal-beoordelen" -> 0;
            case "ondermijning-onderzoeken" -> 1;
            case "zaak-verdelen" -> 2;
            // with the end of the case everything ends that is still open
            case "uitkomsten-bespreken" -> 4;
            default -> 3;
        };
    }

    private void complete(TaskSummary task) {
        List<Person> team = directory.members(task.group());
        // the first of a team proposes the end, another one reads that
        Person owner = team.get(task.step().equals("einde-tegenlezen") ? team.size() - 1 : 0);
        Api api = Api.as(port, owner.username());
        JsonNode form = api.get("/api/v1/taken/" + task.id()).json().path("formulier");
        Map<String, Object> answers =
                new FormAnswers(LocalDate.ofInstant(story.now(), Zones.AMSTERDAM)).minimal(text(form), given(task));
        Map<String, Shared> texts = new HashMap<>();
        for (JsonNode field : FormAnswers.fields(text(form))) {
            if (WRITTEN.contains(field.path("type").asText())) {
                String text = "plant" + UUID.randomUUID();
                answers.put(field.path("key").asText(), text);
                texts.put(
                        text,
                        new Shared(task.step() + "." + field.path("key").asText(), task.group(), share(field), null));
            }
        }
        Api.Answer answer = api.post("/api/v1/taken/" + task.id() + "/voltooiing", json(Map.of("antwoorden", answers)));
        assertThat(answer.status()).as(task.step() + " " + answer.raw().body()).isEqualTo(204);
        // a question that was hidden keeps nothing
        Set<String> kept =
                entries.of(dossier).stream().map(Entries.Entry::value).collect(Collectors.toSet());
        texts.forEach((text, shared) -> {
            if (kept.contains(text)) {
                planted.put(text, shared);
            }
        });
        if (task.step().equals("zaak-verdelen")) {
            actions.of(dossier)
                    .forEach(action -> planted.put(
                            action.what(),
                            new Shared(
                                    "action of " + action.group(),
                                    task.group(),
                                    List.of("ketenregisseur", "zorgcoordinator", "tmm"),
                                    GroupId.parse(action.group()))));
        }
    }

    private Map<String, Object> given(TaskSummary task) {
        String soon =
                LocalDate.ofInstant(story.now(), Zones.AMSTERDAM).plusDays(5).toString();
        return switch (task.step()) {
            case "signaal-beoordelen" ->
                Story.triage(
                        "vormen",
                        List.of("arbeid", "seksueel"),
                        "persoon",
                        "ja",
                        "persoonBekend",
                        "ja",
                        "locatie",
                        "ja",
                        "dader",
                        "ja",
                        "minderjarig",
                        "ja",
                        "vervolg",
                        "keten",
                        "partners",
                        List.of("veiligthuis"));
            case "ondermijning-onderzoeken" -> Map.of("riec", "ja");
            case "zaak-verdelen" ->
                Map.of(
                        "acties",
                        List.of(
                                action("zorgcoordinator", "naar de huisarts wegens plant" + UUID.randomUUID(), soon),
                                action("ondermijning", "controle plant" + UUID.randomUUID(), soon)),
                        "comensha",
                        "nee",
                        "comenshaNiet",
                        "geen-slachtoffer",
                        "opvang",
                        "nee");
            case "partnervraag-politie" -> Map.of("voorzichtig", "nee");
            case "uitkomsten-bespreken" -> Map.of("klaar", "ja", "uitkomst", "hulp-geregeld");
            default -> Map.of();
        };
    }

    private static Map<String, Object> action(String party, String what, String day) {
        return Map.of("partij", party, "wat", what, "termijn", day);
    }

    private void everybodyLooks() {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (String username : READERS) {
            GroupId group = story.viewer(username).groups().iterator().next();
            StringBuilder all = new StringBuilder(page(username)).append(api(username));
            Visit visit = new Visit(port).login(username);
            all.append(visit.get("/zaken").body()).append(visit.get("/taken").body());
            for (TaskSummary task : story.open(dossier)) {
                if (task.group().equals(group)) {
                    all.append(visit.get("/taken/" + task.id()).body());
                }
            }
            for (Map.Entry<String, Shared> one : planted.entrySet()) {
                boolean found = all.indexOf(one.getKey()) >= 0;
                read += found ? 1 : 0;
                if (found && !one.getValue().by(group)) {
                    wrong.add(username + " reads " + one.getValue().where());
                }
                if (!found && group.equals(one.getValue().doer())) {
                    wrong.add(username + " misses " + one.getValue().where());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(10);
    }

    /** No name, no group and no step of who cares, in no part of the page or the API. */
    private void nothingOfCare(String username) {
        Set<String> caring = Set.of("zorgcoordinator", "gebiedsteam", "veiligthuis", "opvang", "comensha", "piket");
        Set<String> words = jdbc
                .sql("select distinct group_id, name from schakel.route_task where dossier_id = ?")
                .param(dossier)
                .query((row, n) -> Map.entry(GroupId.parse(row.getString("group_id")), row.getString("name")))
                .list()
                .stream()
                .filter(one -> caring.contains(one.getKey().role().code()))
                .flatMap(one -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(directory.label(one.getKey())),
                        one.getValue().equals("Actie uitvoeren")
                                ? java.util.stream.Stream.empty()
                                : java.util.stream.Stream.of(one.getValue())))
                .collect(Collectors.toSet());
        assertThat(words).hasSizeGreaterThan(4);
        String page = page(username);
        String answer = api(username).toString();
        for (String word : words) {
            assertThat(page).as(username + " page").doesNotContain(word);
            assertThat(answer).as(username + " api").doesNotContain(word);
        }
        for (String name : List.of("zorg.wvv", "gebiedsteam.nijkerk", "veiligthuis.gm")) {
            String person = directory.byUsername(name).orElseThrow().displayName();
            assertThat(page + answer).as(username).doesNotContain(person);
        }
    }

    /** What people wrote stands in the dossier and nowhere else. */
    private void nothingElsewhere() {
        for (String text : planted.keySet()) {
            String part = "%" + text.substring(text.lastIndexOf("plant")) + "%";
            for (String places : List.of(
                    "select count(*) from camunda.act_ru_variable where text_ like ?",
                    "select count(*) from camunda.act_hi_varinst where text_ like ?",
                    "select count(*) from schakel.outbox where outbox::text like ?",
                    "select count(*) from schakel.access_log where access_log::text like ?")) {
                assertThat(jdbc.sql(places).param(part).query(Integer.class).single())
                        .as(places)
                        .isZero();
            }
        }
    }

    private String page(String username) {
        return new Visit(port).login(username).get("/zaken/" + dossier).body();
    }

    private JsonNode api(String username) {
        return Api.as(port, username).get("/api/v1/zaken/" + dossier).json();
    }

    private static List<String> share(JsonNode field) {
        String share = field.path("properties").path("share").asText("");
        return share.isEmpty() ? List.of() : List.of(share.split(","));
    }

    /** The form is a text with JSON, or JSON. */
    private static String text(JsonNode form) {
        return form.isTextual() ? form.asText() : form.toString();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
