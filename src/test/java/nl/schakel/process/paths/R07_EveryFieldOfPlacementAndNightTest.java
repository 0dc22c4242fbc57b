package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parking;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.process.routes.emergency.EmergencyCommands;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.process.tasks.form.FormSchema;
import nl.schakel.story.RoleReaders;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * R7: which role reads what was answered in the steps of a placement, a night and an emergency access, of which the answers
 * are kept by the part of the domain that owns them and not with the case. Each question of each form gets a text or a code of
 * its own in the step itself; every role, taking part in full, looks for each of them on every page and over the API.
 */
class R07_EveryFieldOfPlacementAndNightTest extends NightPathTest {

    /** Who sees the whole of a search. */
    private static final Set<Role> CARE_ROLES =
            EnumSet.of(Role.ZORGCOORDINATOR, Role.KETENREGISSEUR, Role.LANDELIJK, Role.PIKET, Role.COMENSHA);

    /** What each binder keeps, and who reads it. */
    private static final Map<String, Set<Role>> READ_BY = Map.of(
            "behoefte", CARE_ROLES,
            "plekantwoord", CARE_ROLES,
            "plekwens", CARE_ROLES,
            "plek-gemeente", CARE_ROLES,
            // the document of the night: who runs the nights, and who takes the case over
            "piket", EnumSet.of(Role.ZORGCOORDINATOR, Role.PIKET, Role.KETENREGISSEUR, Role.LANDELIJK),
            "noodtoegang", EnumSet.noneOf(Role.class));

    /** Questions that are a choice: what was chosen shows as one of these words, or as what it did. */
    private static final Map<String, String> CHOICES = Map.ofEntries(
            Map.entry("behoefte-bespreken.toestemming", "words of the consent, read with the need"),
            Map.entry("behoefte-bespreken.mijdgebieden", "read with the question where the person must not be"),
            Map.entry("behoefte-bespreken.nietHeen", "read with the question what the person wants"),
            Map.entry("behoefte-bespreken.meekomend", "the questions in it are asked of each"),
            Map.entry("plekken-kiezen.plekken", "beds, by the pages of the search"),
            Map.entry("comensha-plaatsen.plek", "a bed, by the pages of the search"),
            Map.entry("hotel-regelen.plek", "a bed, by the pages of the search"),
            Map.entry("plek-beantwoorden.antwoord", "the state of a request"),
            Map.entry("plek-beantwoorden.houdtVast", "until when a bed is kept"),
            Map.entry("plek-beantwoorden.weigergrond", "a criterion, read with why not"),
            Map.entry("plek-bespreken.wens", "where the route goes"),
            Map.entry("plek-bespreken.redenPersoon", "a criterion, read with why not"),
            Map.entry("gemeente-zoekt-mee.gemeenteTot", "a day, read with the place"),
            Map.entry("gemeente-zoekt-mee.gemeenteToets", "words, read with the place"),
            Map.entry("bed-zoeken.redenStoppen", "a code in the story of a night"),
            Map.entry("oproep-oppakken.oppakken", "who has the call"),
            Map.entry("overdracht-aannemen.besluit", "where the route goes"),
            Map.entry("noodtoegang-beoordelen.oordeel", "a code in the access log"));

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private Parties parties;

    @Autowired
    private Criteria criteria;

    @Autowired
    private EmergencyCommands emergencies;

    @Autowired
    private List<AnswerBinder> binders;

    /** What was written in a question. @param where form and question */
    private record Planted(String where, String text, Set<Role> readers) {}

    private final List<Planted> all = new ArrayList<>();

    R07_EveryFieldOfPlacementAndNightTest() {
        super("opvang-zoeken");
    }

    @Override
    @BeforeEach
    void begin() {
        // by day, until the night that the test tells
    }

    @Override
    void everyArrowWasFollowed() {
        // the paths have tests of their own
    }

    @Test
    void everyRoleReadsOfASearchAndANightWhatIsItsOwnAndNothingElse() {
        Map<Role, Person> readers = new RoleReaders(directory, people).all();
        UUID placed = search();
        UUID call = nightOf();
        UUID emergency = emergency();
        Set<String> written = all.stream().map(Planted::where).collect(Collectors.toCollection(TreeSet::new));
        assertThat(written)
                .as("every question of these forms is written in, or said to be a choice")
                .isEqualTo(questions());

        List<String> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (UUID dossier : List.of(placed, dossierOf(call), emergency)) {
            readers.values().forEach(person -> person.groups().forEach(group -> joins(dossier, group)));
        }
        readers.forEach((role, person) -> {
            Map<String, String> pages = pages(person, placed, call, emergency);
            for (Planted one : all) {
                boolean found = pages.values().stream().anyMatch(body -> body.contains(one.text()));
                if (found) {
                    seen.add(role + " " + one.where());
                }
                if (found != one.readers().contains(role)) {
                    wrong.add(role + (found ? " reads " : " misses ") + one.where() + " in "
                            + pages.entrySet().stream()
                                    .filter(page -> page.getValue().contains(one.text()))
                                    .map(Map.Entry::getKey)
                                    .toList());
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(seen).hasSizeGreaterThan(100);
    }

    private void joins(UUID dossier, GroupId group) {
        jdbc.sql("insert into schakel.party (id, dossier_id, role, organisation, scope, step, since)"
                        + " values (?, ?, ?, ?, 'VOLLEDIG', 'proef', now()) on conflict do nothing")
                .params(UUID.randomUUID(), dossier, group.role().code(), group.organisation())
                .update();
    }

    private Map<String, String> pages(Person person, UUID placed, UUID call, UUID emergency) {
        Visit visit = new Visit(port).login(person.username());
        Api api = Api.as(port, person.username());
        Map<String, String> pages = new LinkedHashMap<>();
        for (UUID dossier : List.of(placed, dossierOf(call), emergency)) {
            pages.put("case " + dossier, visit.get("/zaken/" + dossier).body());
            pages.put(
                    "case api " + dossier,
                    api.get("/api/v1/zaken/" + dossier).raw().body());
        }
        for (UUID dossier : List.of(placed, dossierOf(call))) {
            String search = placement(dossier).id().toString();
            pages.put("search " + search, visit.get("/plaatsingen/" + search).body());
            for (String part : List.of("", "/voorstel", "/eerdere-plekken")) {
                pages.put(
                        "search api " + part + search,
                        api.get("/api/v1/plaatsingen/" + search + part).raw().body());
            }
        }
        for (String part : List.of("", "/stand", "/overdracht", "/noodtoegang")) {
            pages.put("night " + part, visit.get("/piket/" + call + part).body());
        }
        pages.put("night api", api.get("/api/v1/piket/oproepen/" + call).raw().body());
        for (String list : List.of("/zaken", "/taken", "/plaatsingen", "/piket", "/opvang", "/weigeringen")) {
            pages.put(list, visit.get(list).body());
        }
        return pages;
    }

    /** A search by day: the need, a no, a yes with a condition, the person's no, and a place of the municipality. */
    private UUID search() {
        UUID dossier = asked();
        Map<String, Object> need = new HashMap<>(Map.of("toestemming", "criteria", "kinderen", 1));
        for (FormField field : form("behoefte-bespreken").fields()) {
            String criterion = field.properties().get("criterium");
            if (criterion != null) {
                // the page says the question of what is known, and counts the rest
                all.add(new Planted(
                        "behoefte-bespreken." + field.key(),
                        criteria.of(criterion).question(),
                        READ_BY.get("behoefte")));
            }
        }
        does(CARE, dossier, "behoefte-bespreken", "toestemming", "criteria");
        proposes(dossier, HAVEN, LINDE);
        answers(
                HAVEN,
                dossier,
                "plek-beantwoorden",
                "antwoord",
                "afwijzen",
                "weigergrond",
                "taal",
                "toelichting",
                text("plek-beantwoorden", "toelichting"));
        answers(
                LINDE,
                dossier,
                "plek-beantwoorden",
                "antwoord",
                "accepteren-mits",
                "voorwaarden",
                text("plek-beantwoorden", "voorwaarden"));
        // what a shelter asked for is kept when the search waits and its bed goes back
        UUID placement = placement(dossier).id();
        placing.park(
                placement,
                new Parking.Asked(ParkReason.ZIEKENHUIS, story.now().plusSeconds(3600), false),
                placement(dossier).version(),
                story.viewer(CARE));
        placing.goOn(placement, placement(dossier).parked().orElseThrow().id(), story.viewer(CARE));
        proposes(dossier, EMERGENCY);
        accepts(EMERGENCY, dossier);
        does(
                CARE,
                dossier,
                "plek-bespreken",
                "wens",
                "andere-plek",
                "redenPersoon",
                "woonvorm",
                "toelichting",
                text("plek-bespreken", "toelichting"));
        // everything that can be known, after the shelters were asked: what is not known keeps no place out
        does(CARE, dossier, "plekken-kiezen", "keuze", "behoefte");
        need.put("naam", text("behoefte-bespreken", "naam"));
        does(CARE, dossier, "behoefte-bespreken", pairs(known(need)));
        does(CARE, dossier, "plekken-kiezen", "keuze", "gemeente");
        TaskSummary looks = story.task(dossier, "gemeente-zoekt-mee");
        String who = directory.members(looks.group()).get(0).username();
        does(
                who,
                dossier,
                "gemeente-zoekt-mee",
                "gemeentePlek",
                "ja",
                "gemeenteNaam",
                text("gemeente-zoekt-mee", "gemeenteNaam"),
                "gemeenteAdres",
                text("gemeente-zoekt-mee", "gemeenteAdres"),
                "gemeenteTelefoon",
                text("gemeente-zoekt-mee", "gemeenteTelefoon"),
                "gemeenteTot",
                today().plusDays(9).toString(),
                "gemeenteToets",
                "past-mits",
                "gemeenteNodig",
                text("gemeente-zoekt-mee", "gemeenteNodig"));
        return dossier;
    }

    /** Everything is known, so that every question shows. */
    private Map<String, Object> known(Map<String, Object> need) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "dreiging", "laag",
                "mijdgebied", "ja",
                "mijdgebieden", List.of("GM0363"),
                "woonvorm", "gemengd",
                "eigenWens", "ja",
                "verblijfsstatus", List.of("eu")));
        form("behoefte-bespreken").fields().stream()
                .filter(field -> field.properties().get("criterium") != null)
                .forEach(field -> answers.putIfAbsent(field.key(), "nee"));
        answers.putAll(need);
        return answers;
    }

    /** A night of which the handover is asked about, answered and accepted. */
    private UUID nightOf() {
        nightFalls();
        UUID call = taken();
        until(at(today(), LocalTime.of(8, 0)));
        saysYes(call, HAVEN);
        morning();
        UUID dossier = dossierOf(call);
        does(CARE, dossier, "overdracht-aannemen", "besluit", "vraag", "vraag", text("overdracht-aannemen", "vraag"));
        does(FIRST, dossier, "overdracht-aanvullen", "antwoord", text("overdracht-aanvullen", "antwoord"));
        does(
                CARE,
                dossier,
                "overdracht-aannemen",
                "besluit",
                "aannemen",
                "opmerking",
                text("overdracht-aannemen", "opmerking"));
        return call;
    }

    /** Somebody of the night looked further in a case, and the chain director judges it. */
    private UUID emergency() {
        until(at(today().plusDays(1), LocalTime.of(3, 10)));
        UUID dossier = story.report(Story.plain()).dossier();
        parties.join(dossier, GroupId.parse("piket@piket-wvv"), Scope.VOLLEDIG, EmergencyAccess.STEP);
        emergencies.open(dossier, null, Set.of(Part.MELDING), "Verzonnen reden (fictief).", null, story.viewer(FIRST));
        does(
                DIRECTOR,
                dossier,
                "noodtoegang-beoordelen",
                "oordeel",
                "terecht",
                "toelichting",
                text("noodtoegang-beoordelen", "toelichting"));
        return dossier;
    }

    private String text(String form, String question) {
        FormField field = form(form).fields().stream()
                .filter(one -> one.key().equals(question))
                .findFirst()
                .orElseThrow();
        String text = "plant" + UUID.randomUUID();
        all.add(new Planted(form + "." + question, text, READ_BY.get(field.bind())));
        return text;
    }

    private static Object[] pairs(Map<String, Object> answers) {
        return answers.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray();
    }

    /** Every question of which a binder of these models keeps the answer elsewhere than with the case, but choices. */
    private Set<String> questions() {
        Set<String> elsewhere = binders.stream()
                .filter(binder -> !binder.keepsEntry())
                .filter(binder -> binder.getClass().getPackageName().matches(".*routes\\.(placement|night|emergency)"))
                .map(AnswerBinder::name)
                .collect(Collectors.toSet());
        Set<String> questions = new TreeSet<>();
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            forms.forEach(file -> {
                String name = file.getFileName().toString().replace(".form", "");
                form(name).fields().stream()
                        .filter(field -> field.bind() != null && elsewhere.contains(field.bind()))
                        .map(field -> name + "." + field.key())
                        .filter(where -> !CHOICES.containsKey(where))
                        .forEach(questions::add);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return questions;
    }

    private static FormSchema form(String name) {
        try {
            return FormSchema.parse(Files.readString(Path.of("forms", name + ".form")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
