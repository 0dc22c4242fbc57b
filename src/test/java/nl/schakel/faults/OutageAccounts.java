package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.notification.internal.TrialGateway;
import nl.schakel.notification.internal.TrialGateway.Received;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people were told, what the tables say and what the gateway was handed, laid beside each other after an outage. */
final class OutageAccounts {

    /** Longer than a person, or the script of a page, waits for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How the SMS begins that tells who has duty that alarms do not go out at all. */
    private static final String STANDSTILL = "Schakel: het piketalarm werkt nu niet.";

    private final JdbcClient jdbc;
    private final TrialGateway gateway;
    private final NightTraffic calling;
    private final NightTraffic tapping;
    private final Set<String> before = new HashSet<>();

    OutageAccounts(JdbcClient jdbc, TrialGateway gateway, NightTraffic calling, NightTraffic tapping) {
        this.jdbc = jdbc;
        this.gateway = gateway;
        this.calling = calling;
        this.tapping = tapping;
    }

    /** From here on nothing that has gone out so far may go out again. */
    void remember() {
        gateway.received().stream().map(Received::mark).forEach(before::add);
    }

    /** Every answer that anybody got. */
    List<NightTraffic.Told> answers() {
        List<NightTraffic.Told> all = new ArrayList<>(calling.told());
        all.addAll(tapping.told());
        return all;
    }

    /** Whoever was refused was told so in time, in Dutch, and when to try again; nobody was told yes for nothing. */
    void everyRefusalWasClear(Instant stopped, Instant back) {
        assertThat(calling.broken()).isEmpty();
        assertThat(tapping.broken()).isEmpty();
        List<NightTraffic.Told> refused =
                answers().stream().filter(told -> !told.acknowledged()).toList();
        assertThat(refused).hasSizeGreaterThan(40).allSatisfy(told -> {
            assertThat(told.answer().status()).isEqualTo(503);
            assertThat(told.answer().header("Retry-After")).isNotBlank();
            assertThat(told.answer().json().path("title").asText()).isEqualTo("Schakel is even niet bereikbaar");
            assertThat(told.answer().json().path("detail").asText()).contains("112");
        });
        assertThat(answers()).allSatisfy(told -> assertThat(told.took()).isLessThan(PATIENCE));
        assertThat(answers())
                .as("what was taken in while there was no database")
                .noneMatch(told -> told.acknowledged()
                        && told.at().isAfter(stopped)
                        && told.at().plus(told.took()).isBefore(back));
    }

    /** What is not acknowledged yet is sent once more; then each call and each tap is there, and none twice. */
    void everythingIsThereOnce(String searched) {
        calling.sendWhatIsOpen();
        tapping.sendWhatIsOpen();
        assertThat(calling.open()).isEmpty();
        assertThat(tapping.open()).isEmpty();
        List<UUID> made = jdbc.sql("select client_key from schakel.night_call where client_key in (:keys)")
                .param("keys", calling.acknowledged())
                .query(UUID.class)
                .list();
        assertThat(made).containsExactlyInAnyOrderElementsOf(calling.acknowledged());
        assertThat(count("select count(*) from schakel.night_call"))
                .as("these, the two before and the one after")
                .isEqualTo(made.size() + 3);
        assertThat(jdbc.sql("select client_key from schakel.night_attempt where call = ?::uuid")
                        .param(searched)
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(tapping.acknowledged());
    }

    /**
     * A gateway delivers once what comes under the same mark. It is only asked twice about what it was being told when
     * the database went: that it had been told could not be noted.
     */
    void nothingWasSentTwice(String rings, Instant stopped, Instant back) {
        List<Received> all = gateway.received().stream()
                .filter(sms -> !sms.text().startsWith(STANDSTILL))
                .toList();
        assertThat(all).allSatisfy(sms -> assertThat(sms.key()).isEqualTo(sms.mark()));
        Map<String, List<Received>> byMark = all.stream().collect(Collectors.groupingBy(Received::mark));
        assertThat(byMark.values())
                .filteredOn(same -> same.size() > 1)
                .allSatisfy(same ->
                        assertThat(same.get(0).at()).isBetween(stopped.minus(PATIENCE), stopped.plusSeconds(1)));
        assertThat(byMark.keySet()).as("of each occasion one for each person").hasSize(sent("sms"));
        assertThat(all.stream().filter(sms -> before.contains(sms.mark())))
                .as("nothing from before the outage again")
                .hasSize(before.size());
        assertThat(new NightCalls(jdbc).told(rings, "tweede")).doesNotHaveDuplicates();
        assertThat(count("select count(*) from schakel.night_event where code like 'alarm-tweede-lijn%' and call = '"
                        + rings + "'"))
                .as("the rung is on the timeline once")
                .isEqualTo(1);
        assertThat(byMark.values().stream().map(same -> same.get(0).at()))
                .as("sent while there was no database")
                .noneMatch(at -> at.isAfter(stopped.plusSeconds(1)) && at.isBefore(back.minusSeconds(5)));
    }

    /** Each node rings whoever had duty, without the database, under marks by which a gateway delivers one to each. */
    void whoHasDutyHeardThatThereIsNoDatabase(Instant stopped, Instant back) {
        List<Received> rung = gateway.received().stream()
                .filter(sms -> sms.text().startsWith(STANDSTILL))
                .toList();
        assertThat(rung).isNotEmpty().allSatisfy(sms -> assertThat(sms.at()).isBetween(stopped, back.plus(PATIENCE)));
        assertThat(rung.stream().map(sms -> sms.to() + " " + sms.mark()).distinct())
                .as("one mark for each person, but at the turn of an hour")
                .hasSizeLessThanOrEqualTo(
                        2 * (int) rung.stream().map(Received::to).distinct().count());
    }

    /** No work gave up, nobody was alarmed for nothing, and nothing is there by half. */
    void theEngineIsWell() {
        assertThat(count("select count(*) from camunda.act_ru_incident")).isZero();
        assertThat(count("select count(*) from camunda.act_ru_job where retries_ = 0"))
                .isZero();
        assertThat(count("select count(*) from schakel.night_call where incident"))
                .isZero();
        new Books(jdbc).balance();
    }

    /** Whether somebody got an SMS about this rung. */
    boolean sentAbout(String call, String rung) {
        return jdbc.sql("select count(*) from schakel.outbox where key = ? and channel = 'sms' and state = 'verzonden'")
                        .param("piket:" + call + ":oproep:" + rung)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How much waits in the outbox. */
    int toSend() {
        return count("select count(*) from schakel.outbox where state = 'wacht'");
    }

    private int sent(String channel) {
        return count("select count(*) from schakel.outbox where state = 'verzonden' and channel = '" + channel + "'");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
