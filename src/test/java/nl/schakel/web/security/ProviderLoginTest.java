package nl.schakel.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.ProvisionedDetails;
import nl.schakel.administration.ProvisionedPeople;
import nl.schakel.administration.RoleMappings;
import nl.schakel.administration.RoleProposals;
import nl.schakel.administration.Staff;
import nl.schakel.login.CertifiedKeys;
import nl.schakel.login.ClientKey;
import nl.schakel.login.Provider;
import nl.schakel.login.Providers;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.support.time.RealTime;
import nl.schakel.web.openid.RealProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Login at the provider of an organisation, against real authorization servers. Everybody here is invented. */
@Tag("own-application")
@SchakelTest
class ProviderLoginTest {

    private static final RealProvider NIJKERK = new RealProvider("nijkerk");
    private static final RealProvider EDE = new RealProvider("ede");
    private static final RealProvider RHENEN = new RealProvider("rhenen");
    private static final Path KEY = CertifiedKeys.pem("RSA", 2048);

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) {
        provider(settings, 0, NIJKERK.code(), "GM0267", NIJKERK.issuer());
        settings.add("schakel.login.providers[0].acr", () -> "loa2,loa3");
        settings.add("schakel.login.providers[0].strong-acr", () -> "loa3");
        settings.add("schakel.login.providers[0].roles-claim", () -> "groepen");
        provider(settings, 1, EDE.code(), "GM0228", EDE.issuer());
        settings.add("schakel.login.providers[1].local", () -> "iedereen");
        settings.add("schakel.login.providers[1].scim-secrets", () -> "verzonnen-geheim-van-ede-0123456789-abc");
        // nobody listens there
        provider(settings, 2, "weg", "GM0203", "http://localhost:1");
        provider(settings, 3, RHENEN.code(), "GM0340", RHENEN.issuer());
        settings.add("schakel.login.providers[3].client-secret", () -> "");
        settings.add("schakel.login.providers[3].client-key-file", KEY::toString);
    }

    private static void provider(
            DynamicPropertyRegistry settings, int number, String code, String organisation, String issuer) {
        String name = "schakel.login.providers[" + number + "].";
        settings.add(name + "code", () -> code);
        settings.add(name + "organisation", () -> organisation);
        settings.add(name + "issuer", () -> issuer);
        settings.add(name + "client-id", () -> "schakel-" + code);
        settings.add(name + "client-secret", () -> RealProvider.SECRET);
        settings.add(name + "domains", () -> code + ".example");
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Staff staff;

    @Autowired
    private RoleMappings mappings;

    @Autowired
    private RoleProposals proposals;

    @Autowired
    private ProvisionedPeople provisioned;

    @Autowired
    private Providers providers;

    @Autowired
    private RealTime time;

    @Autowired
    private SessionRepository<? extends Session> sessions;

    private final String name = "extern-" + UUID.randomUUID();
    private Visit visit;

    @AfterAll
    static void theProvidersGo() {
        NIJKERK.close();
        EDE.close();
        RHENEN.close();
    }

    @BeforeEach
    void providersKnowWhereToSendPeople() {
        NIJKERK.sendsBackTo(port, time::now);
        EDE.sendsBackTo(port, time::now);
        visit = new Visit(port);
    }

    @Test
    void withAKeyOfOurOwnTheProviderHoldsNothingOfUs() throws Exception {
        register(RHENEN.addressOf(name), "melder@GM0340");
        RHENEN.knowsUsBy(ClientKey.read(CertifiedKeys.pem("RSA", 2048)).certificate());
        RHENEN.sendsBackTo(port, time::now);
        HttpResponse<String> unknown = login(RHENEN, visit);
        assertThat(unknown.statusCode()).as("the certificate of somebody else").isNotEqualTo(302);

        RHENEN.knowsUsBy(ClientKey.read(KEY).certificate());
        assertThat(location(login(RHENEN, new Visit(port)))).isEqualTo("/melden/volgen");
    }

    @Test
    void thePageOffersEachProviderAndTheMailAddressLeadsThere() {
        assertThat(visit.get("/inloggen").body())
                .contains("Inloggen bij gemeente Nijkerk", "Inloggen bij gemeente Ede", "Laat dit dan leeg.");

        HttpResponse<String> asked =
                visit.submit("/inloggen", visit.token(), "gebruikersnaam", "Iemand@NIJKERK.example", "wachtwoord", "");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("U logt nu in bij gemeente Nijkerk.");
        assertThat(refresh(asked))
                .startsWith(NIJKERK.issuer() + "/oauth2/authorize?")
                .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "state=", "acr_values=loa2%20loa3")
                .doesNotContain("prompt=")
                .as("who somebody is stands in no address")
                .doesNotContainIgnoringCase("iemand");

        HttpResponse<String> wrong =
                visit.submit("/inloggen", visit.token(), "gebruikersnaam", "x@nijkerk.example", "wachtwoord", "fout");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("Met dit e-mailadres logt u in bij gemeente Nijkerk.");
        assertThat(visit.submit("/inloggen/extern", visit.token(), "gebruikersnaam", "x@elders.example")
                        .body())
                .contains("Bij dit e-mailadres hoort geen inlogdienst van een organisatie.");
    }

    @Test
    void theVerifiedMailAddressFindsTheAccountOnceAndThenTheNumberOfThePerson() {
        person("aandachtsfunctionaris@GM0267");
        assertThat(location(login(NIJKERK, visit))).isEqualTo("/taken");
        assertThat(visit.get("/taken").statusCode()).isEqualTo(200);
        assertThat(visit.get("/instellingen/sessies").body()).contains("Dit apparaat");

        assertThat(jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = 'EIGEN_INLOG'")
                        .param(id())
                        .query(Integer.class)
                        .single())
                .as("who it is about hears of a new way in")
                .isEqualTo(1);

        NIJKERK.says(name, claims -> claims.claim("email", "getrouwd@nijkerk.example"));
        assertThat(location(login(NIJKERK, new Visit(port)))).isEqualTo("/taken");

        NIJKERK.says(name, claims -> claims.subject("nieuwe-collega"));
        refused(login(NIJKERK, new Visit(port)), "Vraag wie bij uw organisatie het personeelsbeheer van Schakel doet");
    }

    @Test
    void whoWasInvitedNeedsNoPassword() {
        Viewer keeper = Viewer.of(directory.byUsername("beheer").orElseThrow());
        UUID invited = staff.invite("GM0267", "Genodigd (fictief)", NIJKERK.addressOf(name), List.of("melder"), keeper)
                .person();
        assertThat(directory.person(invited).orElseThrow().active()).isFalse();

        assertThat(location(login(NIJKERK, visit))).isEqualTo("/melden/volgen");
        assertThat(directory.person(invited).orElseThrow().active()).isTrue();
        assertThat(jdbc.sql("select what from schakel.directory_change where person = ? order by id")
                        .param(invited)
                        .query(String.class)
                        .list())
                .containsExactly("uitgenodigd", "rol-gegeven", "login-gekoppeld");
        assertThat(jdbc.sql("select count(*) from schakel.invitation where person = ? and withdrawn_at is null")
                        .param(invited)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whomTheSystemOfTheOrganisationMadeLogsInThereAlsoLongAfterTheMail() {
        Provider ede = providers.named("ede").orElseThrow();
        var details = new ProvisionedDetails(name, null, "Iemand (fictief)", null, null, EDE.addressOf(name));
        UUID made = provisioned
                .create(ede, new ProvisionedPeople.Wish(details, true))
                .id();
        people.give(made, GroupId.parse("melder@GM0228"));
        jdbc.sql("update schakel.invitation set until = made_at where person = ?")
                .param(made)
                .update();

        assertThat(location(login(EDE, visit))).isEqualTo("/melden/volgen");
        assertThat(directory.person(made).orElseThrow().active()).isTrue();

        provisioned.change(ede, made, wish -> new ProvisionedPeople.Wish(wish.details(), false), before -> {});
        assertThat(location(visit.get("/instellingen/sessies"))).startsWith("/inloggen");
        refused(login(EDE, new Visit(port)), "Vraag wie bij uw organisatie het personeelsbeheer van Schakel doet");
    }

    @Test
    void whoIsNotTheirsIsLetInForNobodyAndHearsTheSame() {
        String sentence = "Vraag wie bij uw organisatie het personeelsbeheer van Schakel doet";
        refused(login(NIJKERK, visit), sentence);

        person("aandachtsfunctionaris@GM0267");
        for (Consumer<JwtClaimsSet.Builder> lie : List.<Consumer<JwtClaimsSet.Builder>>of(
                claims -> claims.claim("email_verified", false),
                claims -> claims.claims(all -> all.remove("email_verified")),
                claims -> claims.claims(all -> all.remove("email")),
                claims -> claims.claim("email", "niemand-" + name + "@nijkerk.example"))) {
            NIJKERK.says(name, lie);
            refused(login(NIJKERK, new Visit(port)), sentence);
        }
        NIJKERK.says(name, claims -> {});
        people.setActive(id(), false);
        refused(login(NIJKERK, new Visit(port)), sentence);
        people.setActive(id(), true);
        assertThat(login(NIJKERK, new Visit(port)).statusCode()).isEqualTo(302);
        people.setActive(id(), false);
        refused(login(NIJKERK, new Visit(port)), sentence);
    }

    @Test
    void aProviderSpeaksForItsOwnOrganisationOnly() {
        String sentence = "Vraag wie bij uw organisatie het personeelsbeheer van Schakel doet";
        register(EDE.addressOf(name), "aandachtsfunctionaris@GM0228");
        NIJKERK.says(name, claims -> claims.claim("email", EDE.addressOf(name)));
        refused(login(NIJKERK, visit), sentence);

        people.give(id(), GroupId.parse("melder@GM0267"));
        refused(login(NIJKERK, new Visit(port)), sentence);
        assertThat(login(EDE, new Visit(port)).statusCode())
                .as("a role to report with may be anywhere")
                .isEqualTo(302);

        Visit open = new Visit(port);
        login(EDE, open);
        assertThat(open.get("/taken").statusCode()).isEqualTo(200);
        people.give(id(), GroupId.parse("zorgcoordinator@GM0203"));
        assertThat(location(open.get("/taken")))
                .as("no provider speaks for two organisations, from the next click on")
                .startsWith("/inloggen");
        refused(login(EDE, new Visit(port)), sentence);
    }

    @Test
    void anAnswerThatIsNotToWhatWasAskedOpensNothing() {
        person("aandachtsfunctionaris@GM0267");
        String sentence = "Het inloggen bij uw organisatie is niet gelukt. Er is niets veranderd.";
        for (Consumer<JwtClaimsSet.Builder> lie : List.<Consumer<JwtClaimsSet.Builder>>of(
                claims -> claims.claim("nonce", "van-een-ander"),
                claims -> claims.claims(all -> all.remove("nonce")),
                claims -> claims.audience(List.of("een-ander")),
                claims -> claims.audience(List.of(NIJKERK.clientId(), "een-ander")),
                claims -> claims.issuer(EDE.issuer()),
                claims -> claims.issuedAt(time.now().minusSeconds(400))
                        .expiresAt(time.now().minusSeconds(90)),
                claims -> claims.issuedAt(time.now().plusSeconds(120)),
                claims -> claims.claim("auth_time", time.now().plusSeconds(120).getEpochSecond()))) {
            NIJKERK.says(name, lie);
            refused(login(NIJKERK, new Visit(port)), sentence);
        }
        NIJKERK.says(
                name,
                claims -> claims.issuedAt(time.now().minusSeconds(300))
                        .expiresAt(time.now().minusSeconds(30)));
        assertThat(location(login(NIJKERK, new Visit(port))))
                .as("a clock may be off by a minute")
                .isEqualTo("/taken");
    }

    @Test
    void anAddressOfAnotherLoginOpensNothing() {
        person("aandachtsfunctionaris@GM0267");
        String sentence = "Het inloggen bij uw organisatie is niet gelukt. Er is niets veranderd.";
        String stolen = path(NIJKERK.login(begin(new Visit(port), "nijkerk"), name));
        refused(visit.get(stolen), sentence);
        begin(visit, "nijkerk");
        refused(visit.get(stolen), sentence);

        String mine = path(NIJKERK.login(begin(visit, "nijkerk"), name));
        refused(visit.get(mine.replace("/nijkerk/", "/ede/")), sentence);
        mine = path(NIJKERK.login(begin(visit, "nijkerk"), name));
        refused(visit.get(mine + "&iss=https%3A%2F%2Feen-ander.example"), sentence);
        mine = path(NIJKERK.login(begin(visit, "nijkerk"), name));
        assertThat(visit.get(mine).statusCode()).isEqualTo(302);
        assertThat(location(visit.get(mine))).as("asked once more by who is in").isEqualTo("/taken");
        refused(new Visit(port).get(mine), sentence);

        begin(visit, "ede");
        Visit stops = new Visit(port);
        begin(stops, "nijkerk");
        refused(
                stops.get("/inloggen/extern/nijkerk/terug?error=access_denied&error_description=No+way&state=x"),
                "Uw organisatie heeft u niet ingelogd, of u bent gestopt.");
    }

    @Test
    void theLevelAtWhichSomebodyLoggedInCounts() {
        person("aandachtsfunctionaris@GM0267");
        for (String low : List.of("loa1", "")) {
            NIJKERK.says(name, claims -> claims.claim("acr", low));
            refused(login(NIJKERK, new Visit(port)), "met te weinig zekerheid over wie u bent");
        }
        NIJKERK.says(name, claims -> claims.claims(all -> all.remove("acr")));
        refused(login(NIJKERK, new Visit(port)), "met te weinig zekerheid over wie u bent");

        NIJKERK.says(name, claims -> {});
        login(NIJKERK, visit);
        CodesOfAnApp app =
                CodesOfAnApp.secretIn(visit.get("/instellingen/tweede-stap").body());
        assertThat(visit.submit(
                                "/instellingen/tweede-stap/nieuw",
                                visit.token(),
                                "manier",
                                "code-app",
                                "antwoord",
                                app.later(time.now(), 0))
                        .body())
                .contains("Bewaar deze herstelcodes");
        Visit once = new Visit(port);
        assertThat(location(login(NIJKERK, once)))
                .as("one proof, and the account has a second step")
                .isEqualTo("/inloggen/tweede-stap");
        assertThat(location(once.get("/taken"))).startsWith("/inloggen/tweede-stap");
        assertThat(location(once.submit(
                        "/inloggen/tweede-stap",
                        once.token(),
                        "manier",
                        "code-app",
                        "antwoord",
                        app.later(time.now(), 1))))
                .isEqualTo("/taken");

        NIJKERK.says(name, claims -> claims.claim("acr", "loa3"));
        assertThat(location(login(NIJKERK, new Visit(port))))
                .as("two proofs there")
                .isEqualTo("/taken");
    }

    @Test
    void aProviderThatIsDownSaysSoAndOthersGoOn() {
        HttpResponse<String> down = visit.submit(
                "/inloggen/extern", visit.token(), "aanbieder", "weg", "verder", "/taken", "bewaard.veld", "waarde");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body())
                .contains("De inlogdienst van uw organisatie werkt nu niet.")
                .contains("name=\"bewaard.veld\" value=\"waarde\"");
        register(name + "@weg.example", "piket@GM0203");
        assertThat(location(password(visit))).as("who is on call").isNotEmpty().doesNotStartWith("/inloggen");
    }

    @Test
    void withoutTheProviderOnlyWhoIsOnCallComesIn() {
        person("aandachtsfunctionaris@GM0267");
        assertThat(password(visit).body()).contains("U logt nu in bij gemeente Nijkerk.");
        assertThat(location(visit.get("/taken"))).startsWith("/inloggen");
        people.give(id(), GroupId.parse("piket@GM0267"));
        Visit onCall = new Visit(port);
        assertThat(password(onCall).statusCode()).isEqualTo(302);
        assertThat(onCall.get("/taken").statusCode()).isEqualTo(200);
        people.take(id(), GroupId.parse("piket@GM0267"));
        assertThat(location(onCall.get("/taken"))).as("from the next click on").startsWith("/inloggen");

        String other = name + "-ede";
        people.register(List.of(new NewPerson(
                other,
                "Ede (fictief)",
                EDE.addressOf(other),
                "schakel-demo",
                Set.of(GroupId.parse("aandachtsfunctionaris@GM0228")),
                true)));
        assertThat(new Visit(port).login(other).get("/taken").statusCode())
                .as("while an organisation changes over")
                .isEqualTo(200);
    }

    @Test
    void whatWasTypedGoesAlong() {
        person("aandachtsfunctionaris@GM0267");
        HttpResponse<String> asked = visit.submit(
                "/inloggen/extern",
                visit.token(),
                "aanbieder",
                "nijkerk",
                "verder",
                "/instellingen",
                "bewaard.ritme",
                "direct");
        HttpResponse<String> in = visit.get(path(NIJKERK.login(refresh(asked), name)));
        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.body()).contains("action=\"/instellingen\"", "name=\"ritme\" value=\"direct\"");
        assertThat(visit.get("/taken").statusCode()).isEqualTo(200);

        Visit next = new Visit(port);
        HttpResponse<String> tooLong = next.submit(
                "/inloggen/extern",
                next.token(),
                "aanbieder",
                "nijkerk",
                "verder",
                "/instellingen",
                "bewaard.ritme",
                "x".repeat(70_000));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("te lang om mee te nemen");
    }

    @Test
    void theSessionGetsAnotherNumber() {
        person("aandachtsfunctionaris@GM0267");
        String address = begin(visit, "nijkerk");
        String before = visit.session();
        visit.get(path(NIJKERK.login(address, name)));
        assertThat(visit.session()).isNotEqualTo(before);
        assertThat(sessions.findById(before)).isNull();
    }

    @Test
    void beforeWhatCannotBeUndoneSomebodyProvesAgainAtTheProvider() {
        person("ketenregisseur@GM0267");
        login(NIJKERK, visit);
        assertThat(visit.get("/weigeringen.csv").statusCode()).isEqualTo(200);

        NIJKERK.says(
                name,
                claims -> claims.claim(
                        "auth_time", time.now().minusSeconds(20 * 60).getEpochSecond()));
        Visit morning = new Visit(port);
        login(NIJKERK, morning);
        assertThat(morning.get("/taken").statusCode()).isEqualTo(200);
        assertThat(location(morning.get("/weigeringen.csv")))
                .as("a session there of this morning is no proof of now")
                .isEqualTo("/inloggen/tweede-stap?verder=%2Fweigeringen.csv");
        HttpResponse<String> page = morning.get("/inloggen/tweede-stap?verder=%2Fweigeringen.csv");
        assertThat(page.body()).contains("Inloggen bij gemeente Nijkerk").doesNotContain("Uw wachtwoord van nu");
        assertThat(morning.submit(
                                "/inloggen/tweede-stap",
                                morning.token(),
                                "manier",
                                "wachtwoord",
                                "antwoord",
                                "schakel-demo")
                        .statusCode())
                .as("a password of here is no way in")
                .isEqualTo(400);

        String address = refresh(morning.submit(
                "/inloggen/extern", morning.token(), "aanbieder", "nijkerk", "verder", "/weigeringen.csv"));
        assertThat(address).contains("prompt=login", "max_age=0");
        refused(
                morning.get(path(NIJKERK.login(address, name))),
                "Uw organisatie liet u binnen zonder het opnieuw te vragen.");
        NIJKERK.says(name, claims -> claims.claims(all -> all.remove("auth_time")));
        refused(again(morning), "Uw organisatie liet u binnen zonder het opnieuw te vragen.");
        NIJKERK.says(name, claims -> claims.subject("een-ander-" + name).claim("email", "z@nijkerk.example"));
        refused(again(morning), "Vraag wie bij uw organisatie het personeelsbeheer van Schakel doet");
        NIJKERK.says(name, claims -> {});
        assertThat(location(again(morning))).isEqualTo("/weigeringen.csv");
        assertThat(morning.get("/weigeringen.csv").statusCode()).isEqualTo(200);
    }

    @Test
    void twoWindowsAtOnceAreOnePerson() throws Exception {
        person("aandachtsfunctionaris@GM0267");
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Visit window = new Visit(port);
            String back = path(NIJKERK.login(begin(window, "nijkerk"), name));
            tries.add(() -> window.get(back).statusCode());
        }
        ExecutorService together = Executors.newFixedThreadPool(tries.size());
        for (Future<Integer> answer : together.invokeAll(tries)) {
            assertThat(answer.get()).isEqualTo(302);
        }
        together.shutdown();
        assertThat(jdbc.sql("select count(*) from schakel.login_identity where person = ?")
                        .param(id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aProviderEndsTheSessionsThatBeganByItAndNoOther() {
        person("piket@GM0267");
        Visit local = new Visit(port).login(name);
        Visit phone = new Visit(port);
        NIJKERK.says(name, claims -> claims.claim("sid", "telefoon-" + name));
        login(NIJKERK, phone);
        NIJKERK.says(name, claims -> claims.claim("sid", "bureau-" + name));
        login(NIJKERK, visit);

        String one = NIJKERK.logoutToken(claims -> claims.claim("sid", "telefoon-" + name));
        assertThat(out("nijkerk", one)).isEqualTo(200);
        assertThat(sessions.findById(phone.session())).as("gone for every node").isNull();
        assertThat(location(phone.get("/taken"))).startsWith("/inloggen");
        assertThat(visit.get("/taken").statusCode()).isEqualTo(200);
        assertThat(out("nijkerk", one)).as("works once").isEqualTo(400);

        for (String refused : List.of(
                "",
                "geen.token.dit",
                EDE.logoutToken(claims -> claims.subject(name)),
                EDE.logoutToken(
                        claims -> claims.subject(name).issuer(NIJKERK.issuer()).audience(List.of(NIJKERK.clientId()))),
                NIJKERK.logoutToken(claims -> claims.subject(name).audience(List.of("een-ander"))),
                NIJKERK.logoutToken(claims -> claims.subject(name).issuer("https://een-ander.example")),
                NIJKERK.logoutToken(claims -> claims.subject(name).claim("nonce", "x")),
                NIJKERK.logoutToken(claims -> claims.subject(name).claims(all -> all.remove("jti"))),
                NIJKERK.logoutToken(claims -> claims.subject(name).claims(all -> all.remove("iat"))),
                NIJKERK.logoutToken(claims -> claims.subject(name).claims(all -> all.remove("events"))),
                NIJKERK.logoutToken(claims -> claims.subject(name).claim("events", Map.of())),
                NIJKERK.logoutToken(
                        claims -> claims.subject(name).issuedAt(time.now().minusSeconds(600))),
                NIJKERK.logoutToken(claims -> claims.subject(name)
                        .issuedAt(time.now().minusSeconds(170))
                        .expiresAt(time.now().minusSeconds(90))),
                NIJKERK.logoutToken(claims -> {}))) {
            assertThat(out("nijkerk", refused)).as(refused).isEqualTo(400);
        }
        assertThat(out("bestaat-niet", one)).isEqualTo(400);
        assertThat(visit.get("/taken").statusCode()).isEqualTo(200);

        assertThat(out("nijkerk", NIJKERK.logoutToken(claims -> claims.subject(name))))
                .isEqualTo(200);
        assertThat(location(visit.get("/taken"))).startsWith("/inloggen");
        assertThat(local.get("/taken").statusCode())
                .as("did not begin by the provider")
                .isEqualTo(200);
        assertThat(out("nijkerk", NIJKERK.logoutToken(claims -> claims.subject("niemand"))))
                .as("whether somebody is known is told to nobody")
                .isEqualTo(200);
    }

    @Test
    void noOtherSiteBeginsALogin() {
        assertThat(visit.submit("/inloggen/extern", null, "aanbieder", "nijkerk")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoBeginsAgainIsKnownAtNoProvider() {
        person("aandachtsfunctionaris@GM0267");
        login(NIJKERK, visit);
        staff.beginAgain(
                id(), "GM0267", Viewer.of(directory.byUsername("beheer").orElseThrow()));
        assertThat(location(visit.get("/taken"))).startsWith("/inloggen");
        NIJKERK.says(name, claims -> claims.subject("nieuw-nummer-" + name));
        assertThat(login(NIJKERK, new Visit(port)).statusCode()).isEqualTo(302);
    }

    @Test
    void aGroupThatTheProviderSaysGivesARoleAndTakesIt() {
        Viewer maker = Viewer.of(directory.byUsername("beheer").orElseThrow());
        Viewer second = keeper();
        GroupId officer = GroupId.parse("aandachtsfunctionaris@GM0267");
        GroupId reporter = GroupId.parse("melder@GM0267");
        mappings.add("GM0267", name + "-af", "aandachtsfunctionaris", maker);
        mappings.add("GM0267", name + "-balie", "melder", maker);
        person("ambassadeur@GM0267");
        in(List.of(name + "-af", name + "-balie", "een-andere-groep"));

        login(NIJKERK, visit);
        assertThat(groups()).contains(reporter).doesNotContain(officer);
        RoleProposals.Waiting waiting = proposals.waiting("GM0267", second).stream()
                .filter(one -> one.person().equals(id()))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.group()).isEqualTo(officer);
        login(NIJKERK, new Visit(port));
        assertThat(proposals.give(waiting.id(), second)).isTrue();
        assertThat(visit.get("/taken").statusCode()).isEqualTo(200);
        assertThat(groups()).contains(officer, reporter);

        in(List.of());
        login(NIJKERK, new Visit(port));
        assertThat(groups())
                .as("what the provider gave, it takes")
                .containsExactly(GroupId.parse("ambassadeur@GM0267"));

        in(List.of(name + "-af"));
        login(NIJKERK, new Visit(port));
        in(List.of());
        login(NIJKERK, new Visit(port));
        assertThat(proposals.waiting("GM0267", second))
                .as("what was only proposed is not waited for any more")
                .noneMatch(one -> one.person().equals(id()));
    }

    @Test
    void aRowOnWhichTwoAgreedGivesARoleThatOpensCases() {
        Viewer maker = Viewer.of(directory.byUsername("beheer").orElseThrow());
        Viewer second = keeper();
        GroupId officer = GroupId.parse("aandachtsfunctionaris@GM0267");
        mappings.add("GM0267", name, "aandachtsfunctionaris", maker);
        UUID row = mappings.of("GM0267", maker).stream()
                .filter(one -> one.claimed().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        assertThatThrownBy(() -> mappings.approve(row, "GM0267", maker)).isInstanceOf(NotVisible.class);
        assertThat(mappings.approve(row, "GM0267", second)).isTrue();
        assertThat(mappings.approve(row, "GM0267", second)).isFalse();

        person("melder@GM0267");
        NIJKERK.says(name, claims -> claims.claim("groepen", name));
        login(NIJKERK, visit);
        assertThat(groups()).as("one text is a group too").contains(officer);

        staff.take(id(), "GM0267", officer.role(), second);
        login(NIJKERK, new Visit(port));
        assertThat(groups()).as("what people took stays taken").doesNotContain(officer);
        in(List.of());
        login(NIJKERK, new Visit(port));
        in(List.of(name));
        login(NIJKERK, new Visit(port));
        assertThat(groups()).contains(officer);

        mappings.end(row, "GM0267", second);
        login(NIJKERK, new Visit(port));
        assertThat(groups()).doesNotContain(officer);

        UUID newRow = agreedRow(maker, second);
        login(NIJKERK, new Visit(port));
        assertThat(groups()).contains(officer);
        staff.leave(id(), "GM0267", second);
        assertThat(groups()).isEmpty();
        refused(login(NIJKERK, new Visit(port)), "Vraag wie bij uw organisatie het personeelsbeheer van Schakel doet");
        staff.invite("GM0267", "Extern (fictief)", NIJKERK.addressOf(name), List.of("melder"), maker);
        login(NIJKERK, new Visit(port));
        assertThat(groups()).as("who comes back begins anew").contains(officer);
        mappings.end(newRow, "GM0267", second);
        login(NIJKERK, new Visit(port));

        people.give(id(), officer);
        agreedRow(maker, second);
        login(NIJKERK, new Visit(port));
        in(List.of());
        login(NIJKERK, new Visit(port));
        assertThat(groups()).as("what people gave stays given").contains(officer);
    }

    @Test
    void nobodyGetsARoleByTheirOwnRowOrWithoutAnyLeft() {
        register(NIJKERK.addressOf(name), "personeelsbeheer@GM0267");
        Viewer self = Viewer.of(directory.person(id()).orElseThrow());
        mappings.add("GM0267", name, "melder", self);
        in(List.of(name));
        login(NIJKERK, visit);
        assertThat(groups()).containsExactly(GroupId.parse("personeelsbeheer@GM0267"));
        people.take(id(), GroupId.parse("personeelsbeheer@GM0267"));
        refused(login(NIJKERK, new Visit(port)), "Vraag wie bij uw organisatie het personeelsbeheer van Schakel doet");
        assertThat(location(visit.get("/taken"))).startsWith("/inloggen");
    }

    @Test
    void thePageSaysWhichGroupGivesWhichRole() {
        Visit maker = new Visit(port).login("beheer");
        String page = "/beheer/organisaties/GM0267/inlogrollen";
        assertThat(maker.get("/beheer/organisaties/GM0267").body()).contains("href=\"" + page + "\"");
        assertThat(maker.get("/beheer/organisaties/GM0203").body()).doesNotContain("inlogrollen");
        HttpResponse<String> wrong = maker.submit(page, maker.token(), "waarde", " ", "rol", "beheer");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Vul de naam van de groep in", "Kies een rol uit de lijst.");
        assertThat(maker.submit(page, maker.token(), "waarde", name, "rol", "aandachtsfunctionaris")
                        .statusCode())
                .isEqualTo(302);
        assertThat(maker.submit(page, maker.token(), "waarde", name, "rol", "aandachtsfunctionaris")
                        .body())
                .contains("Deze regel is er al.");
        assertThat(maker.get(page).body())
                .contains(name, "Een tweede persoon is nog niet akkoord.")
                .doesNotContain("/akkoord\"");
        UUID row = mappings.of("GM0267", keeper()).stream()
                .filter(one -> one.claimed().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(maker.submit(page + "/" + row + "/akkoord", maker.token()).statusCode())
                .isEqualTo(404);
        Visit second = new Visit(port).login(name + "-p");
        assertThat(second.submit(page + "/" + row + "/akkoord", second.token()).statusCode())
                .isEqualTo(302);
        assertThat(second.get(page).body()).contains("De regel geldt nu.", "Twee mensen zijn akkoord.");
        assertThat(second.submit(page + "/" + row + "/weg", second.token()).statusCode())
                .isEqualTo(302);
        assertThat(second.get(page).body()).doesNotContain(name);
        assertThat(second.get("/beheer/organisaties/GM0228/inlogrollen").statusCode())
                .isEqualTo(404);
        assertThat(new Visit(port).login("keten.wvv").get(page).statusCode()).isEqualTo(403);
    }

    /** Somebody else who keeps the people there; who is on call, so that a password is a way in. */
    private Viewer keeper() {
        people.register(List.of(new NewPerson(
                name + "-p",
                "Personeel (fictief)",
                NIJKERK.addressOf(name + "-p"),
                "schakel-demo",
                Set.of(GroupId.parse("personeelsbeheer@GM0267"), GroupId.parse("piket@GM0267")),
                true)));
        return Viewer.of(directory.byUsername(name + "-p").orElseThrow());
    }

    private UUID agreedRow(Viewer maker, Viewer second) {
        mappings.add("GM0267", name, "aandachtsfunctionaris", maker);
        UUID row = mappings.of("GM0267", maker).stream()
                .filter(one -> one.claimed().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        mappings.approve(row, "GM0267", second);
        return row;
    }

    private void in(List<String> groups) {
        NIJKERK.says(name, claims -> claims.claim("groepen", groups));
    }

    private Set<GroupId> groups() {
        return directory.person(id()).orElseThrow().groups();
    }

    private void person(String group) {
        register(NIJKERK.addressOf(name), group);
    }

    private void register(String email, String group) {
        people.register(List.of(
                new NewPerson(name, "Extern (fictief)", email, "schakel-demo", Set.of(GroupId.parse(group)), true)));
    }

    private UUID id() {
        return directory.byUsername(name).orElseThrow().id();
    }

    private HttpResponse<String> login(RealProvider provider, Visit browser) {
        return browser.get(path(provider.login(begin(browser, provider.code()), name)));
    }

    private HttpResponse<String> again(Visit browser) {
        String address = refresh(browser.submit(
                "/inloggen/extern", browser.token(), "aanbieder", "nijkerk", "verder", "/weigeringen.csv"));
        return browser.get(path(NIJKERK.login(address, name)));
    }

    private static String begin(Visit browser, String provider) {
        return refresh(browser.submit("/inloggen/extern", browser.token(), "aanbieder", provider));
    }

    private static String refresh(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Refresh")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()))
                .replace("0; url=", "");
    }

    private static String path(String location) {
        URI uri = URI.create(location);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private HttpResponse<String> password(Visit browser) {
        return browser.submit("/inloggen", browser.token(), "gebruikersnaam", name, "wachtwoord", "schakel-demo");
    }

    private int out(String provider, String token) {
        return new Visit(port)
                .submit("/inloggen/extern/" + provider + "/uit", null, "logout_token", token)
                .statusCode();
    }

    private static void refused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains(sentence);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://localhost:\\d+", "");
    }
}
