package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.schakel.support.sms.DemoSmsGateway;
import nl.schakel.support.sms.SmsSettings;
import nl.schakel.support.time.RealTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** SMS by NotifyNL, as its documentation describes it, against a server of the test. */
class NotifyNlTest {

    private static final String SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506";
    private static final String SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0";
    private static final String KEY = "proef_sleutel-met-streep-" + SERVICE + "-" + SECRET;
    private static final String TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a";
    private static final String NUMBER = "06 00 00 00 11";
    private static final String MARK = "3f1d2c7e-0000-4000-8000-000000000001";

    /** What came in. @param body null for a question */
    private record Asked(String method, String path, JsonNode body, String authorization) {}

    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private SmsGateway gateway;
    private volatile int status = 201;
    private volatile String answer = "{}";
    private volatile String known = "{\"notifications\":[]}";
    private volatile int knownStatus = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        SmsSettings settings = new SmsSettings(url() + "/", KEY, TEMPLATE);
        SmsChannel channel = new SmsChannel(
                settings, new StaticListableBeanFactory().getBeanProvider(DemoSmsGateway.class), new RealTime());
        gateway = new SmsGateway(channel, Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aMessageIsTheTemplateWithOurTextAndATokenOfThisMoment() throws Exception {
        gateway.send(NUMBER, "Schakel: er wacht een piketoproep.", MARK, false);

        assertThat(asked).singleElement().satisfies(one -> {
            assertThat(one.method() + " " + one.path()).isEqualTo("POST /v2/notifications/sms");
            assertThat(one.body().path("phone_number").asText()).isEqualTo("+31600000011");
            assertThat(one.body().path("template_id").asText()).isEqualTo(TEMPLATE);
            assertThat(one.body().path("personalisation").path("tekst").asText())
                    .isEqualTo("Schakel: er wacht een piketoproep.");
            assertThat(one.body().path("reference").asText()).isEqualTo(MARK);
            SignedJWT token = SignedJWT.parse(one.authorization().replaceFirst("^Bearer ", ""));
            assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(SERVICE);
            assertThat(token.getJWTClaimsSet().getIssueTime().toInstant())
                    .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(1));
        });
    }

    @Test
    void whoTriesAgainAsksFirstAndSendsNothingTwice() throws Exception {
        known = "{\"notifications\":[{\"status\":\"sending\"}]}";
        gateway.send(NUMBER, "tekst", MARK, true);
        assertThat(asked).extracting(Asked::method).containsExactly("GET");
        assertThat(asked.get(0).path()).isEqualTo("/v2/notifications?template_type=sms&reference=" + MARK);

        known = "{\"notifications\":[{\"status\":\"technical-failure\"}]}";
        gateway.send(NUMBER, "tekst", MARK, true);
        assertThat(asked).extracting(Asked::method).as("that try failed").containsExactly("GET", "GET", "POST");
    }

    @Test
    void withoutAnAnswerToThatQuestionNothingIsSent() {
        for (int unclear : new int[] {403, 429, 500, 503}) {
            knownStatus = unclear;
            assertThat(fault(true)).isEqualTo(Fault.DIENST);
        }
        assertThat(asked).extracting(Asked::method).containsOnly("GET");
    }

    @Test
    void aNumberAtWhichNothingArrivesIsRefusedAndNotTriedForEver() {
        known = "{\"notifications\":[{\"status\":\"permanent-failure\"}]}";
        assertThat(fault(true)).isEqualTo(Fault.ADRES);
    }

    @Test
    void onlyWhatIsSaidOfTheNumberIsAboutTheNumber() {
        status = 400;
        answer = "{\"errors\":[{\"error\":\"ValidationError\",\"message\":\"phone_number Not enough digits\"}]}";
        assertThat(fault(false)).isEqualTo(Fault.ADRES);
        for (String other : List.of(
                "{\"errors\":[{\"error\":\"BadRequestError\",\"message\":\"Template not found\"}]}",
                "{\"errors\":[{\"error\":\"BadRequestError\",\"message\":\"Can't send to this recipient using a team-only API key\"}]}",
                "{\"errors\":[{\"error\":\"ValidationError\",\"message\":\"template_id is not a valid UUID\"}]}",
                "",
                "geen json")) {
            answer = other;
            assertThat(fault(false)).as(other).isEqualTo(Fault.DIENST);
        }
    }

    @Test
    void aServiceThatRefusesOrIsFullIsNotTheNumbersFault() {
        for (int refused : new int[] {403, 429, 503}) {
            status = refused;
            assertThat(fault(false)).as("%s", refused).isEqualTo(Fault.DIENST);
        }
        status = 500;
        assertThat(fault(false)).as("it may have it").isEqualTo(Fault.ONBEKEND);
    }

    @Test
    void anEndlessAnswerIsReadToItsBeginningOnly() {
        status = 400;
        answer = "x".repeat(5_000_000);
        assertThat(fault(false)).isEqualTo(Fault.DIENST);
    }

    @Test
    void wrongSettingsAreRefusedAtTheStart() {
        assertThatThrownBy(() -> new SmsSettings(url(), KEY, "geen nummer"))
                .hasMessageContaining("SCHAKEL_SMS_NOTIFYNL_TEMPLATE");
        assertThatThrownBy(() -> new SmsSettings("", KEY, TEMPLATE))
                .hasMessageContaining("SCHAKEL_SMS_NOTIFYNL_TEMPLATE");
        assertThatThrownBy(() -> new SmsSettings(url(), "geheim", TEMPLATE)).hasMessageContaining("SCHAKEL_SMS_TOKEN");
        assertThat(new SmsSettings(url(), KEY, TEMPLATE)
                        .notifyNl()
                        .orElseThrow()
                        .toString())
                .doesNotContain(SECRET);
        assertThat(new SmsSettings(url(), KEY).notifyNl()).as("another gateway").isEmpty();
    }

    private Fault fault(boolean again) {
        return catchThrowableOfType(SmsGateway.NotTaken.class, () -> gateway.send(NUMBER, "tekst", MARK, again))
                .fault();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean question = exchange.getRequestMethod().equals("GET");
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                question ? null : new ObjectMapper().readTree(body),
                exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] said = (question ? known : answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(question ? knownStatus : status, said.length == 0 ? -1 : said.length);
        if (said.length > 0) {
            exchange.getResponseBody().write(said);
        }
        exchange.close();
    }
}
