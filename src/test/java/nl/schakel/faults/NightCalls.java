package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.schakel.web.api.Api;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call at night as an officer makes it, and what the tables say of its alarm. */
final class NightCalls {

    /** Longer than the term of a rung. */
    private static final String A_RUNG = "{\"vooruit\":\"PT6M\"}";

    private final JdbcClient jdbc;

    NightCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** It is ten past three, and somebody is on duty. */
    static void nightFalls(Node node) {
        Api.Answer moved = node.anonymous().post("/api/v1/demo/klok", "{\"naar\":\"03:10\"}");
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }

    /** The time in which somebody might have answered is over. */
    static void aRungPasses(Node node) {
        Api.Answer moved = node.anonymous().post("/api/v1/demo/klok", A_RUNG);
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }

    /** Calls with this key; what the system said. */
    static Api.Answer call(Node node, UUID key) {
        return node.as("politie.nacht")
                .post(
                        "/api/v1/piket/oproepen",
                        "{\"van\":\"politie\",\"gemeente\":\"GM0228\",\"situatie\":\"Verzonnen (fictief).\","
                                + "\"sleutel\":\"" + key + "\"}");
    }

    /** A call whose first alarm has gone out. */
    String begun(Node node) {
        Api.Answer made = call(node, UUID.randomUUID());
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        String call = made.json().path("id").asText();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("select first_alarm_at is not null from schakel.night_call where id = ?::uuid")
                        .param(call)
                        .query(Boolean.class)
                        .single());
        return call;
    }

    /** Who was told at this rung, by which channel. */
    List<String> told(String call, String rung) {
        return jdbc.sql("select channel || ' ' || receiver from schakel.outbox where key = ?")
                .param("piket:" + call + ":oproep:" + rung)
                .query(String.class)
                .list();
    }

    /** Messages about this call that have not gone out yet. */
    List<String> waiting(String call) {
        return jdbc.sql("select channel || ' ' || key from schakel.outbox where state = 'wacht' and key like ?")
                .param("piket:" + call + ":%")
                .query(String.class)
                .list();
    }
}
