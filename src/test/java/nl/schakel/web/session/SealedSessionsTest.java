package nl.schakel.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.support.crypto.PlaceCipher;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever reads the tables of sessions learns nothing, and whoever writes in them gains nothing. */
@SchakelTest
class SealedSessionsTest {

    private static final SealedColumn VALUES = new SealedColumn("spring_session_attributes", "attribute_bytes");
    private static final String PAGE = "/melden/volgen";
    private static final String CONTEXT = "SPRING_SECURITY_CONTEXT";
    private static final Pattern CODE = Pattern.compile(">([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})<");
    private static final Pattern REFERENCE = Pattern.compile("M-20\\d\\d-[A-Z0-9]{4}-[A-Z0-9]{4}");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlaceCipher cipher;

    @Test
    void nothingThatAReporterTypesOrGetsStandsInTheTables() {
        String mark = "Kenteken-" + UUID.randomUUID();
        Visit clerk = new Visit(port).login("balie.nijkerk");
        clerk.submit("/melden", clerk.token(), "toelichting", mark + " melding (fictief)", "gemeente", "Nijkerk");
        String thanks = clerk.get("/melden/bedankt").body();
        String code = first(CODE, thanks);
        String reference = first(REFERENCE, thanks);

        Visit reporter = new Visit(port);
        reporter.submit(PAGE, null, "referentie", reference, "inzagecode", code);
        assertThat(reporter.get(PAGE).body()).contains(reference);
        reporter.submit(PAGE + "/sluiten", null);
        reporter.get(PAGE);
        reporter.submit(PAGE + "/aanvulling", null, "tekst", mark + " aanvulling (fictief)");
        Visit other = new Visit(port);
        other.submit(PAGE + "/intrekking", null, "reden", mark + " intrekking (fictief)");

        assertThat(attributes(clerk)).contains("schakel.bedankt", CONTEXT);
        assertThat(attributes(reporter)).isNotEmpty();
        assertThat(attributes(other)).isNotEmpty();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThat(tables(charset))
                    .isNotEmpty()
                    .allSatisfy(value -> assertThat(value)
                            .doesNotContain(
                                    mark, code, reference, "balie.nijkerk", "nl.schakel", "java.", "127.0.0.1"));
        }
        assertThat(reporter.get(PAGE).body()).as("who typed it gets it back").contains(mark + " aanvulling (fictief)");
        assertThat(clerk.get("/melden/bedankt").body()).contains(code);
    }

    @Test
    void whatWasTypedIsGoneOnceItWasShown() {
        Visit reporter = new Visit(port);
        reporter.submit(PAGE + "/aanvulling", null, "tekst", "Eenmaal tonen (fictief)");
        assertThat(reporter.get(PAGE).body()).contains("Eenmaal tonen (fictief)");

        assertThat(attributes(reporter)).isEmpty();
    }

    @Test
    void aLoginDoesNotMoveToAnotherSession() {
        Visit officer = new Visit(port).login("beheer");
        Visit thief = new Visit(port).login("balie.nijkerk");
        byte[] stolen = attribute(officer, CONTEXT);

        overwrite(thief, stolen);

        endedButNotWithAnError(thief);
        assertThat(officer.get("/api/v1/taken").statusCode())
                .as("the other goes on")
                .isEqualTo(200);
    }

    @Test
    void theSessionOfSomebodyElseDoesNotOpenUnderANumberThatSomebodyHas() {
        Visit officer = new Visit(port).login("beheer");
        Visit thief = new Visit(port).login("balie.nijkerk");
        String number = thief.session();
        jdbc.sql("delete from schakel.spring_session where session_id = ?")
                .param(number)
                .update();
        jdbc.sql("update schakel.spring_session set session_id = ? where session_id = ?")
                .params(number, officer.session())
                .update();

        endedButNotWithAnError(thief);
    }

    @Test
    void aNumberFromTheTableIsNoCookie() {
        Visit officer = new Visit(port).login("beheer");
        String number = officer.session();
        for (String forged : List.of(number, number + ".", number + "." + "0".repeat(32))) {
            Visit thief = new Visit(port);
            thief.have("SCHAKEL", Base64.getEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8)));

            assertThat(thief.get("/api/v1/taken").statusCode()).as(forged).isEqualTo(401);
        }
        assertThat(officer.get("/api/v1/taken").statusCode()).isEqualTo(200);
    }

    @Test
    void whatDoesNotOpenEndsTheSessionAndNotTheRequest() throws IOException {
        Visit changed = new Visit(port).login("balie.nijkerk");
        byte[] bytes = attribute(changed, CONTEXT);
        bytes[bytes.length - 1] ^= 1;
        overwrite(changed, bytes);
        endedButNotWithAnError(changed);

        Visit plain = new Visit(port).login("balie.nijkerk");
        overwrite(plain, java("gewone tekst"));
        endedButNotWithAnError(plain);

        Visit empty = new Visit(port).login("balie.nijkerk");
        overwrite(empty, new byte[0]);
        endedButNotWithAnError(empty);
    }

    /** Even with the key: only what we keep in sessions comes to life. */
    @Test
    void aClassThatBelongsInNoSessionIsNotRead() throws IOException {
        Visit visit = new Visit(port).login("balie.nijkerk");
        byte[] foreign = java(new javax.swing.event.EventListenerList());

        overwrite(visit, cipher.encrypt(foreign, VALUES.at(visit.session() + "|" + CONTEXT)));

        endedButNotWithAnError(visit);
        assertThat(new SessionSeal(cipher).close("1", "uri", URI.create("https://schakel.example")))
                .as("what is known is read")
                .satisfies(shut -> assertThat(new SessionSeal(cipher).open("1", "uri", shut))
                        .contains(URI.create("https://schakel.example")));
    }

    @Test
    void aNewNumberAtLoginKeepsWhatTheVisitorHadAndLeavesTheOldNumberEmpty() {
        Visit visit = new Visit(port);
        visit.submit(PAGE + "/aanvulling", null, "tekst", "Van voor het inloggen (fictief)");
        String before = visit.cookie("SCHAKEL");
        assertThat(before).isNotEmpty();

        visit.login("balie.nijkerk");

        assertThat(visit.cookie("SCHAKEL")).isNotEqualTo(before);
        assertThat(visit.get(PAGE).body()).contains("Van voor het inloggen (fictief)");
        Visit old = new Visit(port);
        old.have("SCHAKEL", before);
        assertThat(old.get("/api/v1/taken").statusCode()).isEqualTo(401);
        assertThat(old.get(PAGE).body()).doesNotContain("Van voor het inloggen");
    }

    @Test
    void loggingOutLeavesNothingInTheTables() {
        Visit visit = new Visit(port).login("balie.nijkerk");
        String number = visit.session();
        String cookie = visit.cookie("SCHAKEL");
        assertThat(rows(number)).isEqualTo(1);

        visit.submit("/uitloggen", visit.token());

        assertThat(rows(number)).isZero();
        Visit later = new Visit(port);
        later.have("SCHAKEL", cookie);
        assertThat(later.get("/api/v1/taken").statusCode()).isEqualTo(401);
    }

    private void endedButNotWithAnError(Visit visit) {
        String number = visit.session();
        assertThat(visit.get("/api/v1/taken").statusCode()).isEqualTo(401);
        assertThat(rows(number)).isZero();
        assertThat(visit.login("balie.nijkerk").get("/api/v1/taken").statusCode())
                .as("who logs in again goes on")
                .isEqualTo(200);
    }

    private int rows(String session) {
        return jdbc.sql("select count(*) from schakel.spring_session where session_id = ?")
                .param(session)
                .query(Integer.class)
                .single();
    }

    private List<String> attributes(Visit visit) {
        return jdbc.sql("select attribute_name from schakel.spring_session_attributes a join schakel.spring_session s"
                        + " on s.primary_id = a.session_primary_id where s.session_id = ?")
                .param(visit.session())
                .query(String.class)
                .list();
    }

    private byte[] attribute(Visit visit, String name) {
        return jdbc.sql("select attribute_bytes from schakel.spring_session_attributes a join schakel.spring_session s"
                        + " on s.primary_id = a.session_primary_id where s.session_id = ? and a.attribute_name = ?")
                .params(visit.session(), name)
                .query(byte[].class)
                .single();
    }

    private void overwrite(Visit visit, byte[] bytes) {
        int written = jdbc.sql("update schakel.spring_session_attributes a set attribute_bytes = ?"
                        + " from schakel.spring_session s where s.primary_id = a.session_primary_id"
                        + " and s.session_id = ? and a.attribute_name = ?")
                .params(bytes, visit.session(), CONTEXT)
                .update();
        assertThat(written).isEqualTo(1);
    }

    /** Every value of every column of every row. */
    private List<String> tables(Charset charset) {
        List<String> values = new ArrayList<>();
        for (String table : List.of("spring_session", "spring_session_attributes")) {
            for (Map<String, Object> row :
                    jdbc.sql("select * from schakel." + table).query().listOfRows()) {
                row.values().forEach(value -> {
                    if (value instanceof byte[] bytes) {
                        values.add(new String(bytes, charset));
                    } else if (value != null) {
                        values.add(value.toString());
                    }
                });
            }
        }
        return values;
    }

    private static byte[] java(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.groupCount() == 0 ? found.group() : found.group(1);
    }
}
