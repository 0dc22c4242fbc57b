package nl.schakel.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileSender;
import nl.schakel.file.NewFile;
import nl.schakel.file.Pictures;
import nl.schakel.file.TrialScanner;
import nl.schakel.file.internal.TrialInspection;
import nl.schakel.organisation.GroupId;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.piket.nightlist.NightList;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.process.tasks.AllTasks;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.imports.ImportAbout;
import nl.schakel.signal.imports.SignalImports;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * R8, by the application's own list of addresses: each one is asked by people with and without rights, and each answer
 * that shows or refuses something leaves one row of the access log, no more and no less. An address is left out only by
 * naming it here with the reason.
 */
@Tag("own-application")
@SchakelTest
// an application of its own: the nights that other tests left behind are none of these
@TestPropertySource(
        properties = {
            "spring.application.name=alle-adressen",
            // nobody listens there: the organisation has a page about its groups, and its people log in by password
            "schakel.login.providers[0].code=nergens",
            "schakel.login.providers[0].organisation=GM0267",
            "schakel.login.providers[0].issuer=http://localhost:1",
            "schakel.login.providers[0].client-id=schakel",
            "schakel.login.providers[0].client-secret=geheim",
            "schakel.login.providers[0].domains=nergens.example",
            "schakel.login.providers[0].roles-claim=groepen",
            "schakel.login.providers[0].local=iedereen"
        })
class R08_EveryAddressLeavesOneRowTest {

    private static final List<String> EVERYBODY = List.of(
            "af.nijkerk",
            "piket.een",
            "zorg.wvv",
            "opvang.haven",
            "keten.wvv",
            "fg.nijkerk",
            "beheer",
            "balie.nijkerk",
            "politie.nacht");

    private static final String AREA = "piket-wvv";
    private static final String OWN_RECEIPT = "what somebody just reported, told to that person alone";
    private static final String ROTA = "colleagues and their hours: no case, nobody who is helped, no place, no call";
    private static final String OWN_NUMBER = "the own number of who looks";
    private static final String DEMO = "exists in a demonstration only, with invented messages";
    private static final String LOGIN = "logging in and out";
    private static final String API = "the description of the API";
    private static final String FORMS = "forms of exploitation, the same for everybody";
    private static final String MODELS = "the models of a region and who decided about them: no case in it";
    private static final String BASES = "on what ground cases are shared, and who validated that";
    private static final String TERMS = "how long what is kept, and how much waits, in numbers: no case in it";
    private static final String CHOICES = "what somebody chose of the own lists, in codes";
    private static final String GIVEN =
            "which of the tasks that were named changed hands, by the numbers that were sent";
    private static final String STAFF = "who works where and in which role; of no case";
    private static final String SET_UP = "how a region is set up: no case in it";
    private static final String SYSTEM =
            "opens for no person: for the system of an organisation and its secret; ScimTest";
    private static final String EMPTY_FORM = "an empty form";

    /** Answers that show nothing about a case, a person, a shelter's address or a night. A refusal leaves its row. */
    private static final Map<String, String> SHOWS_NOTHING = Map.ofEntries(
            entry("GET /", "the front page"),
            entry("GET /inloggen", LOGIN),
            entry("ANY /inloggen/formulier", LOGIN),
            entry("ANY /inloggen/verder", LOGIN),
            entry("GET /inloggen/sessie", LOGIN),
            entry("GET /inloggen/tweede-stap", LOGIN),
            entry("POST /inloggen/tweede-stap", LOGIN),
            entry("ANY /inloggen/tweede-stap/formulier", LOGIN),
            entry("POST /inloggen/tweede-stap/instellen", LOGIN),
            entry("POST /inloggen/passkey", LOGIN),
            entry("GET /inloggen/wachtwoord-vergeten", LOGIN),
            entry("POST /inloggen/wachtwoord-vergeten", LOGIN),
            entry("POST /inloggen/passkey/vraag", LOGIN),
            entry("POST /inloggen/extern", LOGIN),
            entry("GET /inloggen/extern/{code}/terug", LOGIN),
            entry("POST /inloggen/extern/{code}/uit", LOGIN),
            entry("GET /uitloggen", LOGIN),
            entry("GET /melden", EMPTY_FORM),
            entry("POST /melden", OWN_RECEIPT),
            entry("GET /inlezen/sjabloon/{soort}", EMPTY_FORM),
            entry("GET /inlezen/{id}/stand", "how many rows of the own list are in"),
            entry("GET /api/v1/importen/kolommen", EMPTY_FORM),
            entry("GET /api/v1/importen/sjabloon/{soort}", EMPTY_FORM),
            entry("GET /melden/bedankt", OWN_RECEIPT),
            entry("POST /melden/bedankt/wissen", OWN_RECEIPT),
            entry("POST /melden/bedankt/bestanden", OWN_RECEIPT),
            entry("POST /api/v1/meldingen", OWN_RECEIPT),
            entry("GET /api/v1/openapi.json", API),
            entry("GET /api/v1/openapi.json.yaml", API),
            entry("GET /api/v1/criteria", "the questions that shelters ask, the same for everybody"),
            entry("GET /beheer", STAFF),
            entry("POST /beheer/proefmail", STAFF),
            entry("GET /beheer/regios/nieuw", STAFF),
            entry("POST /beheer/regios", STAFF),
            entry("GET /beheer/regios/{code}", STAFF),
            entry("POST /beheer/regios/{code}", STAFF),
            entry("POST /beheer/regios/{code}/rollen/{rol}", STAFF),
            entry("GET /beheer/organisaties/nieuw", STAFF),
            entry("POST /beheer/organisaties", STAFF),
            entry("GET /beheer/organisaties/{code}", STAFF),
            entry("POST /beheer/organisaties/{code}/naam", STAFF),
            entry("POST /beheer/organisaties/{code}/mensen", STAFF),
            entry("POST /beheer/organisaties/{code}/mensen/{id}/rollen", STAFF),
            entry("POST /beheer/organisaties/{code}/mensen/{id}/rollen/{rol}/afnemen", STAFF),
            entry("POST /beheer/organisaties/{code}/mensen/{id}/uit-dienst", STAFF),
            entry("POST /beheer/organisaties/{code}/mensen/{id}/uitnodiging", STAFF),
            entry("POST /beheer/organisaties/{code}/mensen/{id}/opnieuw-beginnen", STAFF),
            entry("GET /beheer/organisaties/{code}/mensen/{id}/afwezig", STAFF),
            entry("POST /beheer/organisaties/{code}/mensen/{id}/afwezig", STAFF),
            entry("POST /beheer/organisaties/{code}/mensen/{id}/afwezig/voorbij", STAFF),
            entry("POST /beheer/organisaties/{code}/voorstellen/{id}/geven", STAFF),
            entry("POST /beheer/organisaties/{code}/voorstellen/{id}/afwijzen", STAFF),
            entry("POST /beheer/organisaties/{code}/voorstellen/{id}/intrekken", STAFF),
            entry("GET /instellingen/account", "somebody's own account"),
            entry("POST /instellingen/account", "somebody's own account"),
            entry("POST /instellingen/wachtwoord", "somebody's own account"),
            entry("GET /instellingen/afwezig", "somebody's own absence"),
            entry("POST /instellingen/afwezig", "somebody's own absence"),
            entry("POST /instellingen/afwezig/voorbij", "somebody's own absence"),
            entry("GET /instellingen/tweede-stap", "somebody's own account"),
            entry("POST /instellingen/tweede-stap/nieuw", "somebody's own account"),
            entry("POST /instellingen/tweede-stap/app/weg", "somebody's own account"),
            entry("POST /instellingen/tweede-stap/passkeys/{id}/weg", "somebody's own account"),
            entry("POST /instellingen/tweede-stap/herstelcodes", "somebody's own account"),
            entry("GET /instellingen/sessies", "somebody's own account"),
            entry("POST /instellingen/sessies/{kenmerk}/einde", "somebody's own account"),
            entry("POST /instellingen/sessies/einde", "somebody's own account"),
            entry("GET /uitnodiging", "somebody's own account"),
            entry("POST /uitnodiging", "somebody's own account"),
            entry("GET /beheer/vormen", FORMS),
            entry("POST /beheer/vormen", FORMS),
            entry("POST /beheer/vormen/{code}/intrekken", FORMS),
            entry("GET /api/v1/vormen", FORMS),
            entry("POST /api/v1/vormen", FORMS),
            entry("DELETE /api/v1/vormen/{code}", FORMS),
            entry("GET /werkbank/voorstel", MODELS),
            entry("POST /werkbank/voorstel", MODELS),
            entry("GET /werkbank/besluit/{id}", MODELS),
            entry("POST /werkbank/besluit/{id}/intrekken", MODELS),
            entry("POST /werkbank/besluit/{id}/goedkeuren", MODELS),
            entry("POST /werkbank/besluit/{id}/afwijzen", MODELS),
            entry("POST /werkbank/besluit/{id}/live", MODELS),
            entry("POST /werkbank/besluit/{id}/terug", MODELS),
            entry("POST /werkbank/besluit/{id}/landelijk", MODELS),
            entry("GET /werkbank/verhuizen", MODELS),
            entry("POST /werkbank/verhuizen/{id}/goedkeuren", MODELS),
            entry("POST /werkbank/verhuizen/{id}/afwijzen", MODELS),
            entry("POST /werkbank/verhuizen/{id}/intrekken", MODELS),
            entry("POST /werkbank/verhuizen/{id}/opnieuw", MODELS),
            entry("DELETE /api/v1/modellen/verhuizingen/{id}", MODELS),
            entry("POST /werkbank/concept", MODELS),
            entry("POST /werkbank/concept/uit/{versie}", MODELS),
            entry("POST /werkbank/concept/{id}/basis", MODELS),
            entry("POST /werkbank/concept/{id}/landelijk", MODELS),
            entry("POST /werkbank/concept/{id}/voorstellen", MODELS),
            entry("POST /werkbank/concept/{id}/weggooien", MODELS),
            entry("POST /werkbank/concept/{id}/opmerkingen/{nr}/klaar", MODELS),
            entry("POST /api/v1/modellen/concepten", MODELS),
            entry("DELETE /api/v1/modellen/concepten/{id}", MODELS),
            entry("PUT /api/v1/modellen/concepten/{id}/bestanden/{naam}", MODELS),
            entry("DELETE /api/v1/modellen/concepten/{id}/bestanden/{naam}", MODELS),
            entry("POST /api/v1/modellen/concepten/{id}/basis", MODELS),
            entry("POST /api/v1/modellen/concepten/{id}/landelijk", MODELS),
            entry("POST /api/v1/modellen/concepten/{id}/voorstel", MODELS),
            entry("POST /werkbank/concept/{id}/proef", MODELS),
            entry("GET /werkbank/concept/{id}/proef/stand", "how far a trial is, of which the page left its row"),
            entry("POST /api/v1/modellen/concepten/{id}/proef", MODELS),
            entry("POST /api/v1/modellen/concepten/{id}/opmerkingen", MODELS),
            entry("POST /api/v1/modellen/concepten/{id}/opmerkingen/{nr}/klaar", MODELS),
            entry("POST /api/v1/modellen/voorstellen", MODELS),
            entry("GET /api/v1/modellen/voorstellen/{id}", MODELS),
            entry("DELETE /api/v1/modellen/voorstellen/{id}", MODELS),
            entry("POST /api/v1/modellen/voorstellen/{id}/goedkeuring", MODELS),
            entry("POST /api/v1/modellen/voorstellen/{id}/afwijzing", MODELS),
            entry("GET /api/v1/modellen/live/{regio}", MODELS),
            entry("POST /api/v1/modellen/live/{regio}", MODELS),
            entry("POST /api/v1/modellen/live/{regio}/terug", MODELS),
            entry("GET /api/v1/demo/klok", DEMO),
            entry("POST /api/v1/demo/klok", DEMO),
            entry("GET /demo/accounts", DEMO),
            entry("GET /demo/mail", DEMO),
            entry("GET /demo/sms", DEMO),
            entry("GET /plaatsingen/nieuw", EMPTY_FORM),
            entry("GET /werkbank/concept/{id}/vragen/nieuw", EMPTY_FORM),
            entry("POST /werkbank/concept/{id}/vragen/nieuw", MODELS),
            entry("POST /werkbank/concept/{id}/vragen/{bestand}", MODELS),
            entry("POST /werkbank/concept/{id}/termijnen", MODELS),
            entry("POST /werkbank/concept/{id}/tabel/{bestand}", MODELS),
            entry("PUT /api/v1/modellen/concepten/{id}/tabellen/{tabel}", MODELS),
            entry("PUT /api/v1/modellen/concepten/{id}/termijnen/{model}/{stap}", MODELS),
            entry("PUT /api/v1/modellen/concepten/{id}/formulieren/{formulier}", MODELS),
            entry("GET /piket/oproep", EMPTY_FORM),
            entry("GET /piket/sw.js", "a script"),
            entry("GET /werkbank/{id}/bestanden/{bestand}/tekening", "a drawing on a page that left its row"),
            entry("GET /werkbank/concept/{id}/bestanden/{bestand}/tekening", "a drawing on a page that left its row"),
            entry(
                    "GET /api/v1/modellen/concepten/{id}/controle",
                    "what the rules say, asked after each save of a file that left its row"),
            entry("GET /piket/zonder-verbinding", "a page without data"),
            entry("GET /api/v1/vacatures", "roles that nobody holds, and how many steps wait for them"),
            entry("GET /api/v1/keuzes", CHOICES),
            entry("POST /api/v1/keuzes", CHOICES),
            entry("DELETE /api/v1/keuzes/{id}", CHOICES),
            entry("GET /api/v1/collegas", "the own colleagues: no case, nobody who is helped"),
            entry("POST /api/v1/taken/overdrachten", GIVEN),
            entry("POST /api/v1/zaken/overdrachten", GIVEN),
            entry("GET /api/v1/mailritme", "how often who looks wants mail"),
            entry("PUT /api/v1/mailritme", "how often who looks wants mail"),
            entry("GET /toegang/bewaren", TERMS),
            entry("GET /toegang/bewaren/termijn/{regio}/{regel}", TERMS),
            entry("POST /toegang/bewaren/termijn/{regio}/{regel}", TERMS),
            entry("GET /api/v1/bewaren/termijnen/{regio}", TERMS),
            entry("GET /api/v1/bewaren/termijnen/{regio}/{regel}", TERMS),
            entry("PUT /api/v1/bewaren/termijnen/{regio}/{regel}", TERMS),
            entry("GET /api/v1/bewaren/lijsten", TERMS),
            entry("GET /api/v1/grondslagen", BASES),
            entry("POST /api/v1/grondslagen/{id}/oordelen", BASES),
            entry("GET /api/v1/beheer/regios", SET_UP),
            entry("POST /api/v1/beheer/regios", SET_UP),
            entry("GET /api/v1/beheer/regios/{regio}", SET_UP),
            entry("PUT /api/v1/beheer/regios/{regio}", SET_UP),
            entry("PUT /api/v1/beheer/regios/{regio}/rollen/{rol}", SET_UP),
            entry("GET /api/v1/beheer/organisaties", SET_UP),
            entry("POST /api/v1/beheer/organisaties", SET_UP),
            entry("GET /api/v1/beheer/organisaties/{organisatie}", SET_UP),
            entry("PUT /api/v1/beheer/organisaties/{organisatie}/naam", SET_UP),
            entry("GET /api/v1/beheer/organisaties/{organisatie}/mensen", STAFF),
            entry("POST /api/v1/beheer/organisaties/{organisatie}/mensen", STAFF),
            entry("DELETE /api/v1/beheer/organisaties/{organisatie}/mensen/{id}", STAFF),
            entry("POST /api/v1/beheer/organisaties/{organisatie}/mensen/{id}/rollen", STAFF),
            entry("DELETE /api/v1/beheer/organisaties/{organisatie}/mensen/{id}/rollen/{rol}", STAFF),
            entry("POST /api/v1/beheer/organisaties/{organisatie}/mensen/{id}/uitnodiging", STAFF),
            entry("POST /api/v1/beheer/organisaties/{organisatie}/mensen/{id}/opnieuw-beginnen", STAFF),
            entry("GET /api/v1/beheer/organisaties/{organisatie}/voorstellen", STAFF),
            entry("POST /api/v1/beheer/organisaties/{organisatie}/voorstellen/{id}/besluit", STAFF),
            entry("GET /beheer/organisaties/{code}/inlogrollen", STAFF),
            entry("POST /beheer/organisaties/{code}/inlogrollen", STAFF),
            entry("POST /beheer/organisaties/{code}/inlogrollen/{id}/akkoord", STAFF),
            entry("POST /beheer/organisaties/{code}/inlogrollen/{id}/weg", STAFF),
            entry("GET /beheer/organisaties/{code}/inlezen", EMPTY_FORM),
            entry("POST /beheer/organisaties/{code}/inlezen", STAFF),
            entry("GET /beheer/organisaties/{code}/inlezen/{lijst}", STAFF),
            entry("POST /beheer/organisaties/{code}/inlezen/{lijst}", STAFF),
            entry("GET /beheer/organisaties/{code}/mensen.csv", STAFF),
            entry("GET /instellingen", "how often who looks wants mail"),
            entry("POST /instellingen", "how often who looks wants mail"),
            entry("GET /piket/bereikbaar", OWN_NUMBER),
            entry("POST /piket/bereikbaar", OWN_NUMBER),
            entry("GET /piket/rooster", ROTA),
            entry("GET /piket/patroon", ROTA),
            entry("GET /piket/rooster/gebied", ROTA),
            entry("GET /piket/agenda/{geheim}.ics", ROTA),
            entry("GET /toegang/grondslagen", BASES),
            entry("POST /toegang/grondslagen/{id}", BASES),
            entry("GET /toegang/uitvoer", EMPTY_FORM),
            entry("GET /toegang/controle", "whether the log is whole, and its last seal"),
            entry("GET /toegang/controle/{kop}", "the same, and where a seal from a mail stands"));

    /** What a page asks by itself: one row per five minutes. */
    private static final Set<String> POLLED = Set.of(
            "GET /piket/balk",
            "GET /piket/alarm",
            "GET /piket/{id}/stand",
            "GET /piket/{id}/toestel",
            "GET /zaken/{id}/model/{definition}",
            "GET /zaken/{id}/aanwezig");

    /** Not asked here. */
    private static final Map<String, String> NOT_ASKED = Map.ofEntries(
            entry("ANY /error", "where refusals lead; what was refused has its row"),
            entry("POST /demo/nacht", "moves the clock of all tests"),
            entry("GET /melden/volgen/bestanden/{bestand}", "needs number and code first; ReporterFilesTest"),
            entry("GET /piket/stroom", "never ends; NightStreamsTest"),
            entry("GET /piket/{id}/stroom", "never ends; NightStreamsTest"),
            entry("GET /scim/v2/Users", SYSTEM),
            entry("POST /scim/v2/Users", SYSTEM),
            entry("GET /scim/v2/Users/{id}", SYSTEM),
            entry("PUT /scim/v2/Users/{id}", SYSTEM),
            entry("PATCH /scim/v2/Users/{id}", SYSTEM),
            entry("DELETE /scim/v2/Users/{id}", SYSTEM),
            entry("GET /scim/v2/Groups", SYSTEM),
            entry("POST /scim/v2/Groups", SYSTEM),
            entry("GET /scim/v2/Groups/{id}", SYSTEM),
            entry("PUT /scim/v2/Groups/{id}", SYSTEM),
            entry("PATCH /scim/v2/Groups/{id}", SYSTEM),
            entry("DELETE /scim/v2/Groups/{id}", SYSTEM),
            entry("GET /scim/v2/ServiceProviderConfig", SYSTEM),
            entry("GET /scim/v2/ResourceTypes", SYSTEM),
            entry("GET /scim/v2/ResourceTypes/{naam}", SYSTEM),
            entry("GET /scim/v2/Schemas", SYSTEM),
            entry("GET /scim/v2/Schemas/{naam}", SYSTEM));

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private Story story;

    @Autowired
    private Parties parties;

    @Autowired
    private TaskList tasks;

    @Autowired
    private NightService desk;

    @Autowired
    private PlacementCommands placements;

    @Autowired
    private NightList lists;

    @Autowired
    private Calls calls;

    @Autowired
    private CaseFiles files;

    @Autowired
    private SignalImports imports;

    @Autowired
    private LiveBundles bundles;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private Map<String, String> own;
    private UUID waiting;
    private UUID file;
    private String code;

    @BeforeEach
    void aCaseATaskASearchAndANight() {
        Receipt receipt = story.reportAs("balie.nijkerk", Story.plain());
        code = receipt.accessCode();
        // who opens a case again sees it
        parties.join(receipt.dossier(), GroupId.parse("ketenregisseur@wvv"), Scope.VOLLEDIG, "proef");
        Viewer officer = story.viewer("af.nijkerk");
        String task = AllTasks.of(tasks, officer, TaskFilter.ALLE).stream()
                .filter(each -> each.dossier().equals(receipt.dossier()))
                .findFirst()
                .orElseThrow()
                .id();
        UUID search = placements.alone("GM0267", "Verzonnen (fictief).", null, story.viewer("zorg.wvv"));
        UUID taken = call();
        Viewer coordinator = story.viewer("piket.een");
        desk.take(taken, coordinator);
        waiting = call();
        calls.incident(waiting, true);
        lists.makeNow(AREA, coordinator);
        own = Map.ofEntries(
                entry("/api/v1/meldingen/", receipt.reference()),
                entry("/piket/noodlijst/", AREA),
                entry("/api/v1/taken/", task),
                entry("/taken/", task),
                entry("/api/v1/zaken/", receipt.dossier().toString()),
                entry("/zaken/", receipt.dossier().toString()),
                entry("/plaatsingen/", search.toString()),
                entry("/api/v1/plaatsingen/", search.toString()),
                entry("/api/v1/piket/oproepen/", taken.toString()),
                entry("/piket/", taken.toString()),
                entry("/api/v1/bedden/", bed("opvang-haven")),
                entry("/opvang/bedden/", bed("opvang-haven")));
        file = files.add(receipt.dossier(), new NewFile("foto.jpg", Pictures.photo()), FileSender.REPORTER);
        TrialInspection.look(beans, new TrialScanner());
        String bundle = jdbc.sql("select id from schakel.model_bundle where region is null limit 1")
                .query(UUID.class)
                .single()
                .toString();
        String list = imports.keep(new ImportAbout("", List.of(), List.of()), List.of(), story.viewer("af.nijkerk"))
                .toString();
        own = new LinkedHashMap<>(own);
        own.put("/inlezen/", list);
        own.put("/beheer/regios/", "wvv");
        own.put("/beheer/organisaties/", "GM0267");
        own.put("/toegang/bewaren/termijn/", "wvv");
        own.put("/api/v1/bewaren/termijnen/", "wvv");
        own.put("/toegang/meldingen/", anAlert(receipt.dossier(), officer));
        own.put("/toegang/meldingen/grenzen/", "GM0267");
        String leaving = aBatch();
        own.put("/toegang/bewaren/lijst/", leaving);
        own.put("/api/v1/bewaren/lijsten/", leaving);
        own.put("/api/v1/beheer/regios/", "wvv");
        own.put("/api/v1/beheer/organisaties/", "GM0267");
        own.put("/api/v1/importen/", list);
        own.put("/werkbank/", bundle);
        own.put("/api/v1/modellen/", bundle);
        String models = bundles.bundle(null).orElseThrow().id().toString();
        own.put("/werkbank/besluit/", models);
        own.put("/api/v1/modellen/voorstellen/", models);
        own.put("/api/v1/modellen/live/", "wvv");
        String move = aMove(bundles.bundle(null).orElseThrow().id());
        own.put("/werkbank/verhuizen/", move);
        own.put("/api/v1/modellen/verhuizingen/", move);
        String draft = drafts.begin("wvv", story.viewer("keten.wvv")).toString();
        own.put("/werkbank/concept/", draft);
        own.put("/api/v1/modellen/concepten/", draft);
        EVERYBODY.forEach(name -> {
            Visit visit = new Visit(port).login(name);
            visits.put(name, visit);
            tokens.put(name, visit.token());
        });
    }

    @AfterEach
    void nobodyCallsAnyMore() {
        calls.allOpen().forEach(open -> desk.withdraw(open.id(), "vergissing", Viewer.SYSTEM));
    }

    private String anAlert(UUID dossier, Viewer viewer) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into schakel.access_alert (id, organisation, kind, person, key, first_at, last_at, cases)"
                        + " values (?, 'GM0267', 'veel-zaken', ?, ?, now(), now(), array[?]::uuid[])")
                .params(id, viewer.personId(), id.toString(), dossier)
                .update();
        return id.toString();
    }

    /** Of what must leave; with nothing in it, a look still leaves its row. */
    private String aBatch() {
        jdbc.sql("insert into schakel.destruction_batch (id, region, proposed_at) values (?, 'wvv', now())"
                        + " on conflict (region) where state = 'voorgesteld' and not again do nothing")
                .param(UUID.randomUUID())
                .update();
        return jdbc.sql("select id from schakel.destruction_batch where region = 'wvv' and state = 'voorgesteld'")
                .query(String.class)
                .single();
    }

    /** Cases that were asked to move to a version which is the same. */
    private String aMove(UUID national) {
        UUID version = UUID.randomUUID();
        UUID move = UUID.randomUUID();
        jdbc.sql("update schakel.case_move set state = 'ingetrokken', judged_by = asked_by, judged_at = asked_at"
                        + " where state = 'gevraagd'")
                .update();
        jdbc.sql(
                        "insert into schakel.model_bundle (id, region, number, origin, state, hash, base, national_base, made_by,"
                                + " made_at, reason, judged_by, judged_at, deployment)"
                                + " select ?, 'wvv', (select coalesce(max(number), 0) + 1 from schakel.model_bundle where region = 'wvv'),"
                                + " 'voorstel', 'goedgekeurd', hash, id, id, ?, made_at, 'verzonnen', ?, made_at, deployment"
                                + " from schakel.model_bundle where id = ?")
                .params(
                        version,
                        story.viewer("keten.wvv").personId(),
                        story.viewer("keten2.wvv").personId(),
                        national)
                .update();
        jdbc.sql(
                        "insert into schakel.case_move (id, region, from_bundle, to_bundle, renew_terms, choices, state, asked_by,"
                                + " asked_at, reason) values (?, 'wvv', ?, ?, false, '{}', 'gevraagd', ?, now(), 'verzonnen')")
                .params(move, national, version, story.viewer("keten2.wvv").personId())
                .update();
        return move.toString();
    }

    private UUID call() {
        return desk.call(
                new NewCall(
                        CallerKind.POLITIE,
                        "GM0267",
                        "Jelle Bosman (fictief), 06 00 00 00 31",
                        "verzonnen (fictief)",
                        new NewNeed(List.of(), Set.of(), Consent.ONBEKEND, List.of()),
                        UUID.randomUUID()),
                story.viewer("politie.nacht"));
    }

    private String bed(String shelter) {
        return jdbc.sql("select b.id from schakel.bed b join schakel.shelter_location l on l.id = b.location"
                        + " where l.organisation = ? order by b.id limit 1")
                .param(shelter)
                .query(String.class)
                .single();
    }

    @Test
    void everyAddressAskedByEverybodyLeavesItsRow() {
        List<String> addresses = addresses();
        // looking first, since deeds change what there is to see
        for (String name : EVERYBODY) {
            addresses.stream().filter(address -> address.startsWith("GET")).forEach(address -> ask(address, name));
        }
        for (String name : EVERYBODY) {
            addresses.stream().filter(address -> !address.startsWith("GET")).forEach(address -> ask(address, name));
        }
        assertThat(wrong).isEmpty();
        assertThat(addresses.stream()
                        .filter(address -> address.startsWith("GET") && !answered.contains(address))
                        .toList())
                .as("addresses that nobody was shown, so that nothing was tested")
                .containsExactly("GET /piket/agenda/{geheim}.ics");
    }

    @Test
    void eachRowIsFoundUnderTheCaseThatWasShownOrRefused() {
        UUID taken = UUID.fromString(own.get("/piket/"));
        UUID night = calls.get(taken).dossier();
        UUID nobodys = calls.get(waiting).dossier();
        UUID reported = UUID.fromString(own.get("/zaken/"));
        UUID searched = dossierOf(own.get("/plaatsingen/"));
        String task = own.get("/taken/");
        visits.put("af.ede", new Visit(port).login("af.ede"));
        tokens.put("af.ede", visits.get("af.ede").token());

        found("af.nijkerk", "GET /taken", reported, "lijst");
        found("af.nijkerk", "GET /api/v1/taken", reported, "lijst");
        found("af.nijkerk", "GET /zaken", reported, "lijst");
        found("af.nijkerk", "GET /api/v1/zaken", reported, "lijst");
        found("af.nijkerk", "GET /taken/" + task, reported, "inzage");
        found("zorg.wvv", "GET /plaatsingen", searched, "lijst");
        found("zorg.wvv", "GET /plaatsingen/" + own.get("/plaatsingen/"), searched, "inzage");
        found("piket.een", "GET /piket", nobodys, "lijst");
        found("piket.een", "GET /api/v1/piket/oproepen", night, "lijst");
        found("piket.een", "GET /piket/" + waiting, nobodys, "inzage");
        found("piket.een", "GET /piket/" + taken, night, "inzage");
        found("piket.een", "GET /piket/" + taken + "/noodtoegang", night, "inzage");
        found("politie.nacht", "GET /piket/" + waiting, nobodys, "inzage");
        found("politie.nacht", "GET /api/v1/piket/oproepen/" + waiting, nobodys, "inzage");
        found("balie.nijkerk", "GET /melden/volgen", reported, "lijst");

        for (String refused : List.of(
                "GET /taken/" + task,
                "GET /api/v1/taken/" + task,
                "POST /taken/" + task + "/oppakken",
                "POST /taken/" + task + "/loslaten",
                "POST /taken/" + task + "/overdragen",
                "POST /taken/" + task + "/voltooiing",
                "GET /zaken/" + reported,
                "GET /api/v1/zaken/" + reported)) {
            found("af.ede", refused, reported, "geweigerd");
        }
        for (String refused : List.of(
                "GET /piket/" + taken,
                "GET /piket/" + taken + "/stand",
                "GET /piket/" + taken + "/overdracht",
                "POST /piket/" + taken + "/aanname",
                "POST /piket/" + taken + "/intrekking",
                "GET /piket/" + taken + "/noodtoegang",
                "GET /api/v1/piket/oproepen/" + taken,
                "POST /api/v1/piket/oproepen/" + taken + "/bezig")) {
            found("af.ede", refused, night, "geweigerd");
        }
        for (String refused : List.of("GET /toegang", "GET /weigeringen", "GET /weigeringen.csv", "GET /opvang")) {
            found("af.ede", refused, null, "geweigerd");
        }
    }

    private void found(String name, String request, UUID dossier, String kind) {
        int before = rows(name);
        String path = request.substring(request.indexOf(' ') + 1);
        send(visits.get(name), tokens.get(name), request, path);
        assertThat(rows(name) - before).as(request).isEqualTo(1);
        Map<String, Object> row = jdbc.sql("select kind, array_append(shown, dossier_id)::text as dossiers"
                        + " from schakel.access_log where username = ? order by id desc limit 1")
                .param(name)
                .query()
                .singleRow();
        assertThat(row).as(request).containsEntry("kind", kind);
        if (dossier != null) {
            assertThat(row.get("dossiers").toString()).as(request).contains(dossier.toString());
        }
    }

    private UUID dossierOf(String search) {
        return jdbc.sql("select dossier_id from schakel.placement where id = ?::uuid")
                .param(search)
                .query(UUID.class)
                .single();
    }

    @Test
    void whatIsNamedHereExists() {
        List<String> all = all().toList();
        assertThat(all).containsAll(SHOWS_NOTHING.keySet()).containsAll(POLLED).containsAll(NOT_ASKED.keySet());
    }

    @Test
    void whoIsNotSignedInIsCountedForEveryAddress() {
        for (String address : addresses()) {
            if (LOGIN.equals(SHOWS_NOTHING.get(address))) {
                continue;
            }
            HttpResponse<String> answer = send(new Visit(port), "", address, path(address));
            boolean toLogin = answer.statusCode() == 302
                    && answer.headers().firstValue("Location").orElse("").contains("/inloggen");
            if (toLogin || answer.statusCode() == 401 || answer.statusCode() == 403) {
                assertThat(jdbc.sql("select count(*) from schakel.access_log where kind = 'anoniem' and why = ?")
                                .param("adres:" + named(address))
                                .query(Integer.class)
                                .single())
                        .as(address)
                        .isPositive();
            }
        }
    }

    private void ask(String address, String name) {
        boolean polled = POLLED.contains(address);
        if (polled) {
            // what was shown before does not count any more
            clock.forward(Duration.ofMinutes(6));
        }
        String path = path(address);
        int before = rows(name);
        HttpResponse<String> answer = send(visits.get(name), tokens.get(name), address, path);
        int left = rows(name) - before;
        int status = answer.statusCode();
        if (status == 200 || status == 302) {
            answered.add(address);
        }
        String what = name + ": " + address + " answered " + status + " and left " + left + " " + newest(name, left);
        boolean refused = status == 403 || status == 404;
        boolean shows = status == 200 || status == 201;
        int bars = bars(name, left);
        if (refused && left - bars != 1) {
            wrong.add(what);
        } else if (shows && SHOWS_NOTHING.containsKey(address) && left > bars) {
            wrong.add(what);
        } else if (shows
                && !SHOWS_NOTHING.containsKey(address)
                && left != 1
                && !(polled && left == 0 && empty(answer))) {
            wrong.add(what);
        } else if (!refused && left > 1 || status >= 500) {
            wrong.add(what);
        }
        if (polled && shows) {
            int again = rows(name);
            send(visits.get(name), tokens.get(name), address, path);
            if (rows(name) != again) {
                wrong.add(name + ": " + address + " left a row again within five minutes");
            }
        }
    }

    /**
     * The bars above every page, that of a refusal too, tell of calls that wait and of cases that emergency access opened:
     * once in five minutes, in the row of the page if it has one.
     */
    private int bars(String name, int left) {
        return (int)
                newest(name, left).stream().filter(row -> row.endsWith("-balk")).count();
    }

    /** A poll of somebody for whom there is nothing. */
    private static boolean empty(HttpResponse<String> answer) {
        return answer.body().isBlank()
                || answer.body().equals("{\"wachten\":0}")
                || !answer.body().contains("P-");
    }

    private List<String> newest(String name, int left) {
        return jdbc.sql("select kind || ' ' || why from schakel.access_log where username = ? order by id desc limit ?")
                .params(name, Math.max(0, left))
                .query(String.class)
                .list();
    }

    private int rows(String name) {
        return jdbc.sql("select count(*) from schakel.access_log where username = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> send(Visit visit, String token, String address, String path) {
        String method = address.substring(0, address.indexOf(' '));
        if (method.equals("GET") || method.equals("ANY")) {
            return path.endsWith("/terugkoppeling") || path.startsWith("/api/v1/meldingen/")
                    ? visit.get(path, "Inzagecode", code)
                    : visit.get(path);
        }
        boolean json = path.startsWith("/api/") || path.endsWith("/voltooiing");
        return visit.send(
                method,
                path,
                json ? "{}" : "",
                "X-CSRF-TOKEN",
                token,
                "Content-Type",
                json ? "application/json" : "application/x-www-form-urlencoded");
    }

    /** A variable of an address, its pattern with braces included. */
    private static final String VARIABLE = "\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}";

    /** Without these an address shows nothing. */
    private static final Map<String, String> ASKED_FOR = Map.of(
            "/piket/patroon",
            "?gebied=" + AREA,
            "/toegang/uitvoer/bestand",
            "?van=2026-01-01&tot=2036-12-31&soort=nen7513&vorm=jsonl",
            "/api/v1/modellen/concepten/{id}/catalogus",
            "?model=meldroute.bpmn",
            "/api/v1/modellen/concepten/{id}/termijnen",
            "?model=meldroute");

    private static final String SAMPLE = "00000000-0000-4000-8000-000000000000";

    /** With what there is in place of the first variable, and with what does not exist for the others. */
    private String path(String address) {
        String path = address.substring(address.indexOf(' ') + 1);
        String before = path.split("\\{", 2)[0];
        String id = own.getOrDefault(before, SAMPLE);
        String filled = path.replaceFirst("\\{[^{}]*}", id);
        if (address.equals("GET /zaken/{id}/model/{definition}")) {
            return filled.replaceAll(VARIABLE, model());
        }
        if (path.startsWith("/werkbank/{id}/bestanden/{bestand}")
                || path.contains("/concept") && path.contains("/bestanden/{")
                || path.contains("/route/{bestand}")) {
            return filled.replaceAll(VARIABLE, "meldroute.bpmn");
        }
        if (path.contains("/tabel/{bestand}") || path.contains("/tabellen/{tabel}")) {
            return filled.replaceAll(VARIABLE, path.contains("{tabel}") ? "routering" : "routering.dmn");
        }
        if (address.endsWith("/zaken/{id}/bestanden/{bestand}")) {
            return filled.replaceAll(VARIABLE, file.toString());
        }
        if (path.contains("/mensen/{id}/afwezig")) {
            return filled.replaceAll(
                    VARIABLE, story.viewer("af.nijkerk").personId().toString());
        }
        if (path.startsWith("/toegang/inzage")) {
            return path + "?zaak=" + own.get("/api/v1/meldingen/");
        }
        if (path.contains("{regel}")) {
            return filled.replaceAll(VARIABLE, "zorg");
        }
        if (path.contains("{soort}")) {
            return path.replace("{soort}", "csv").replaceFirst("\\{[^{}]*}", id);
        }
        if (path.contains("/vragen/{bestand}") || path.contains("/formulieren/{formulier}")) {
            return filled.replaceAll(VARIABLE, path.contains("/vragen/") ? "partnervraag.form" : "partnervraag");
        }
        return filled.replaceAll(VARIABLE, SAMPLE) + ASKED_FOR.getOrDefault(path, "");
    }

    private String model() {
        return jdbc.sql("select proc_def_id_ from camunda.act_ru_execution where business_key_ = ? limit 1")
                .param(own.get("/zaken/"))
                .query(String.class)
                .optional()
                .orElse("geen");
    }

    private List<String> addresses() {
        return all().filter(address -> !NOT_ASKED.containsKey(address))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private Stream<String> all() {
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(R08_EveryAddressLeavesOneRowTest::addresses)
                .distinct();
    }

    /** With the names of the variables and without their patterns. */
    private static Stream<String> addresses(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        Stream<String> names =
                methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(Enum::name);
        return names.flatMap(method -> info.getPatternValues().stream()
                .map(path -> method + " " + path.replaceAll("\\{(\\w+):[^{}]*(?:\\{[^{}]*}[^{}]*)*}", "{$1}")));
    }

    /** As the log names it. */
    private static String named(String address) {
        return address.replaceFirst("^ANY", "GET").replaceAll(VARIABLE, "*");
    }
}
