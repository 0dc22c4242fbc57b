package nl.schakel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.administration.Staff;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.support.time.RealTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Whose account has a second step is nobody before it is taken. Everybody here is invented. */
@SchakelTest
class SecondStepTest {

    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z0-9]{5}-[a-z0-9]{5})</code>");
    private static final String STEP = "/inloggen/tweede-stap";
    private static final String OWN = "/instellingen/tweede-stap";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private Staff staff;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RealTime time;

    @Autowired
    private SessionRepository<? extends Session> sessions;

    private final String name = "stap-" + UUID.randomUUID();
    private Visit owner;
    private CodesOfAnApp app;
    private List<String> codes;

    @BeforeEach
    void anAccountWithAnApp() {
        people.register(List.of(new NewPerson(
                name,
                "Stap (fictief)",
                name + "@schakel.example",
                "schakel-demo",
                Set.of(GroupId.parse("aandachtsfunctionaris@GM0289")),
                true)));
        owner = new Visit(port).login(name);
        app = CodesOfAnApp.secretIn(owner.get(OWN).body());
        HttpResponse<String> wrong = make("000000");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Deze code klopt niet", app.secret().substring(0, 4));
        HttpResponse<String> made = make(code(0));
        assertThat(made.body()).contains("Bewaar deze herstelcodes");
        codes = found(RECOVERY, made.body());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aPasswordAloneOpensNothing() {
        Visit visit = new Visit(port);
        assertThat(location(password(visit))).isEqualTo(STEP);

        assertThat(location(visit.get("/taken"))).isEqualTo(STEP + "?verder=%2Ftaken");
        assertThat(visit.get("/api/v1/taken").statusCode()).isEqualTo(401);
        assertThat(visit.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(visit.get("/inloggen/sessie").body()).contains("\"ingelogd\":false");
        assertThat(location(visit.get(OWN))).startsWith(STEP);
        assertThat(visit.submit(STEP + "/instellen", visit.token(), "manier", "code-app", "antwoord", "123456")
                        .body())
                .as("who has a way makes no other instead of it")
                .contains("Laat nu zien dat u het zelf bent");
        assertThat(visit.submit("/inloggen/passkey/vraag", visit.token(), "doel", "maken")
                        .statusCode())
                .isEqualTo(401);
        assertThat(new Visit(port)
                        .get("/api/v1/taken", "Authorization", basic())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCodeOfTheAppOpensOnce() {
        Visit visit = new Visit(port);
        password(visit);
        String code = code(1);
        assertThat(prove(visit, "code-app", "12").statusCode()).isEqualTo(400);
        String before = visit.session();
        HttpResponse<String> in = prove(visit, "code-app", code);
        assertThat(location(in)).isEqualTo("/taken");
        assertThat(visit.session()).as("another number").isNotEqualTo(before);
        assertThat(visit.get("/taken").statusCode()).isEqualTo(200);

        Visit looksOverTheShoulder = new Visit(port);
        password(looksOverTheShoulder);
        assertThat(prove(looksOverTheShoulder, "code-app", code).statusCode()).isEqualTo(400);
        assertThat(location(looksOverTheShoulder.get("/taken"))).startsWith(STEP);
    }

    @Test
    void aRecoveryCodeOpensOnceAlsoWhenTwoUseItAtTheSameMoment() throws Exception {
        List<Visit> visits = List.of(new Visit(port), new Visit(port), new Visit(port));
        List<Callable<Integer>> tries = new ArrayList<>();
        for (Visit visit : visits) {
            password(visit);
            String token = visit.token();
            tries.add(() -> visit.submit(
                            STEP,
                            token,
                            "manier",
                            "herstelcode",
                            "antwoord",
                            codes.get(3).toUpperCase())
                    .statusCode());
        }
        ExecutorService together = Executors.newFixedThreadPool(tries.size());
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : together.invokeAll(tries)) {
            answers.add(answer.get());
        }
        together.shutdown();
        assertThat(answers).containsExactlyInAnyOrder(302, 400, 400);
        assertThat(owner.get(OWN).body()).contains("U heeft er nog 9.");
    }

    @Test
    void whatWasTypedGoesAlong() {
        Visit visit = new Visit(port);
        password(visit);
        HttpResponse<String> asked =
                visit.submit("/instellingen", visit.token(), "ritme", "direct", "versie", "1 & meer");
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(asked.body())
                .contains("Wat u had ingevuld, is er nog", "name=\"bewaard.versie\" value=\"1 &amp; meer\"");
        HttpResponse<String> wrong =
                prove(visit, "code-app", "000000", "verder", "/instellingen", "bewaard.ritme", "direct");
        assertThat(wrong.body()).contains("name=\"bewaard.ritme\" value=\"direct\"");
        HttpResponse<String> in =
                prove(visit, "herstelcode", codes.get(0), "verder", "/instellingen", "bewaard.ritme", "direct");
        assertThat(in.body()).contains("action=\"/instellingen\"", "name=\"ritme\" value=\"direct\"");
    }

    @Test
    void whoGuessesHasToWait() {
        Visit visit = new Visit(port);
        password(visit);
        for (int i = 0; i < 7; i++) {
            prove(visit, i % 2 == 0 ? "code-app" : "herstelcode", "00000" + i);
        }
        assertThat(prove(visit, "code-app", code(1)).body()).contains("Te vaak geprobeerd.");
    }

    @Test
    void aPasskeyThatNobodyAskedForIsRefused() {
        Visit visit = new Visit(port);
        password(visit);
        for (String answer :
                List.of("", "geen json", "{}", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\"}")) {
            assertThat(prove(visit, "passkey", answer).statusCode()).as(answer).isEqualTo(400);
            assertThat(visit.submit("/inloggen/passkey", visit.token(), "antwoord", answer)
                            .statusCode())
                    .as(answer)
                    .isEqualTo(401);
        }
        assertThat(prove(visit, "handtekening", "x").body()).contains("Kies een manier die op de pagina staat.");
    }

    @Test
    void beforeWhatChangesTheWayInSomebodyProvesAgain() {
        assertThat(codesOnPage(owner.submit(OWN + "/herstelcodes", owner.token())))
                .hasSize(10);
        theLastProofIsAWhileAgo(owner, sessions);

        assertThat(owner.get("/taken").statusCode()).as("work goes on").isEqualTo(200);
        HttpResponse<String> asked = owner.submit(OWN + "/app/weg", owner.token(), "veld", "waarde");
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(asked.body()).contains("Bent u het zelf?", "name=\"bewaard.veld\" value=\"waarde\"");
        assertThat(location(owner.get("/weigeringen.csv")))
                .as("who may not have it is not asked to prove anything")
                .isEmpty();

        assertThat(prove(owner, "code-app", code(1), "verder", OWN).statusCode())
                .isEqualTo(302);
        assertThat(owner.submit(OWN + "/app/weg", owner.token(), "verzonden", "ja")
                        .statusCode())
                .as("sent on as a form")
                .isEqualTo(302);
        assertThat(location(password(new Visit(port))))
                .as("no second step any more")
                .isEqualTo("/taken");
        assertThat(jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = 'TWEEDE_STAP'")
                        .param(id())
                        .query(Integer.class)
                        .single())
                .as("told when it came and when it went")
                .isEqualTo(2);
    }

    @Test
    void beforeAListLeavesOrAnEmergencySomebodyProvesAgain() {
        Visit director = new Visit(port).login("keten.wvv");
        assertThat(director.get("/weigeringen.csv").statusCode()).isEqualTo(200);
        theLastProofIsAWhileAgo(director, sessions);
        assertThat(location(director.get("/weigeringen.csv"))).isEqualTo(STEP + "?verder=%2Fweigeringen.csv");
        assertThat(director.submit("/toegang/bewaren/lijst/" + UUID.randomUUID() + "/bevestigen", director.token())
                        .body())
                .contains("Bent u het zelf?", "name=\"bewaard.verzonden\" value=\"ja\"");
        assertThat(director.call(
                                "POST",
                                "/api/v1/bewaren/lijsten/" + UUID.randomUUID() + "/bevestiging",
                                "{}",
                                "X-CSRF-TOKEN",
                                director.token())
                        .body())
                .contains("bewijs-opnieuw");
        assertThat(prove(director, "wachtwoord", "fout").statusCode()).isEqualTo(400);
        assertThat(prove(director, "wachtwoord", "schakel-demo").statusCode()).isEqualTo(302);
        assertThat(director.get("/weigeringen.csv").statusCode()).isEqualTo(200);

        Visit onCall = new Visit(port).login("piket.een");
        theLastProofIsAWhileAgo(onCall, sessions);
        assertThat(onCall.submit(
                                "/piket/" + UUID.randomUUID() + "/noodtoegang",
                                onCall.token(),
                                "reden",
                                "Nood (fictief)")
                        .body())
                .contains("Bent u het zelf?", "name=\"bewaard.reden\" value=\"Nood (fictief)\"");
        Visit keeper = new Visit(port).login("beheer");
        theLastProofIsAWhileAgo(keeper, sessions);
        assertThat(location(keeper.get("/beheer/organisaties/schakel/mensen.csv")))
                .startsWith(STEP);
    }

    @Test
    void whoLostEverythingBeginsAgainWithAMail() {
        Viewer keeper = Viewer.of(directory.byUsername("beheer").orElseThrow());
        staff.beginAgain(id(), "GM0289", keeper);

        assertThat(location(owner.get("/taken"))).startsWith("/inloggen");
        assertThat(password(new Visit(port)).statusCode())
                .as("the password of before")
                .isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = 'UITNODIGING'")
                        .param(id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        for (String table : List.of("code_app", "passkey", "recovery_code")) {
            assertThat(jdbc.sql("select count(*) from schakel." + table + " where person = ?")
                            .param(id())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(directory.person(id()).orElseThrow().groups())
                .as("roles stay")
                .isNotEmpty();
    }

    private String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":schakel-demo").getBytes(StandardCharsets.UTF_8));
    }

    private UUID id() {
        return directory.byUsername(name).orElseThrow().id();
    }

    private static <S extends Session> void theLastProofIsAWhileAgo(Visit visit, SessionRepository<S> sessions) {
        S session = sessions.findById(visit.session());
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        SignedIn now = (SignedIn) context.getAuthentication().getPrincipal();
        SignedIn earlier = new SignedIn(
                now.person(),
                now.username(),
                now.loginVersion(),
                now.proven(),
                now.awaits(),
                now.provenAt().minus(Duration.ofMinutes(16)),
                now.provider());
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(earlier, null, List.of())));
        sessions.save(session);
    }

    private HttpResponse<String> password(Visit visit) {
        return visit.submit("/inloggen", visit.token(), "gebruikersnaam", name, "wachtwoord", "schakel-demo");
    }

    private HttpResponse<String> make(String code) {
        return owner.submit(OWN + "/nieuw", owner.token(), "manier", "code-app", "antwoord", code);
    }

    private static HttpResponse<String> prove(Visit visit, String way, String answer, String... more) {
        List<String> fields = new ArrayList<>(List.of("manier", way, "antwoord", answer));
        fields.addAll(List.of(more));
        return visit.submit(STEP, visit.token(), fields.toArray(String[]::new));
    }

    private String code(int later) {
        return app.later(time.now(), later);
    }

    private static List<String> codesOnPage(HttpResponse<String> answer) {
        return found(RECOVERY, answer.body());
    }

    private static List<String> found(Pattern pattern, String body) {
        Matcher found = pattern.matcher(body);
        List<String> all = new ArrayList<>();
        while (found.find()) {
            all.add(found.group(1));
        }
        assertThat(all).as("%s in %s", pattern, body).isNotEmpty();
        return all;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://localhost:\\d+", "");
    }
}
