package nl.schakel.piket.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.AtOnce;
import nl.schakel.piket.TrialArea;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One asks, the other accepts; whoever is second hears who was first. */
@SchakelTest
class SwapTest {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Swaps swaps;

    @Autowired
    private Rota rota;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private TrialArea area;
    private Viewer anna;
    private Viewer bram;

    @BeforeEach
    void twoColleagues() {
        area = new TrialArea(beans);
        anna = area.coordinator("anna");
        bram = area.coordinator("bram");
    }

    @Test
    void nothingChangesUntilTheOtherAccepts() {
        UUID shift = shift(anna, Line.EERSTE, 2);
        swaps.ask(shift, bram.personId(), null, anna);
        assertThat(on(Line.EERSTE, 2)).isEqualTo(anna.personId());
        assertThat(mailsTo(bram)).isEqualTo(1);

        Swap question = swaps.openOf(bram.personId()).get(0);
        assertThatThrownBy(() -> swaps.accept(question.id(), anna)).isInstanceOf(NotVisible.class);
        swaps.accept(question.id(), bram);

        assertThat(on(Line.EERSTE, 2)).isEqualTo(bram.personId());
        assertThat(swaps.openOf(bram.personId())).isEmpty();
        assertThat(mailsTo(anna)).isEqualTo(1);
    }

    @Test
    void oneShiftForAnotherAlsoInTheSameNight() {
        UUID given = shift(anna, Line.EERSTE, 2);
        UUID back = shift(bram, Line.TWEEDE, 2);
        swaps.ask(given, bram.personId(), back, anna);
        swaps.accept(swaps.openOf(bram.personId()).get(0).id(), bram);

        assertThat(on(Line.EERSTE, 2)).isEqualTo(bram.personId());
        assertThat(on(Line.TWEEDE, 2)).isEqualTo(anna.personId());
    }

    @Test
    void aNoIsANo() {
        UUID shift = shift(anna, Line.EERSTE, 2);
        swaps.ask(shift, bram.personId(), null, anna);
        Swap question = swaps.openOf(bram.personId()).get(0);
        swaps.decline(question.id(), bram);

        assertThat(on(Line.EERSTE, 2)).isEqualTo(anna.personId());
        assertThatThrownBy(() -> swaps.accept(question.id(), bram))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        told -> assertThat(told.errors().get(0).message()).contains("al geantwoord"));
        assertThatCode(() -> swaps.ask(shift, bram.personId(), null, anna)).doesNotThrowAnyException();
        assertThatThrownBy(() -> swaps.ask(shift, bram.personId(), null, anna)).isInstanceOf(InvalidInput.class);
        swaps.withdraw(swaps.openOf(anna.personId()).get(0).id(), anna);
        assertThat(swaps.openOf(bram.personId())).isEmpty();
    }

    @Test
    void aColleagueWhoHasDutyThenCannotAccept() {
        UUID shift = shift(anna, Line.EERSTE, 2);
        shift(bram, Line.TWEEDE, 2);
        swaps.ask(shift, bram.personId(), null, anna);
        Swap question = swaps.openOf(bram.personId()).get(0);

        assertThatThrownBy(() -> swaps.accept(question.id(), bram))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        told -> assertThat(told.errors().get(0).message()).contains("al een andere dienst"));
        assertThat(on(Line.EERSTE, 2)).isEqualTo(anna.personId());
        assertThat(swaps.openOf(bram.personId()))
                .as("the question still stands")
                .hasSize(1);
    }

    @Test
    void twoAcceptAtTheSameMomentOneHasItAndTheOtherHearsWho() throws Exception {
        for (int round = 0; round < 5; round++) {
            int day = 2 + round;
            Viewer carla = area.coordinator("carla" + round);
            Viewer dirk = area.coordinator("dirk" + round);
            UUID shift = shift(anna, Line.EERSTE, day);
            swaps.ask(shift, carla.personId(), null, anna);
            swaps.ask(shift, dirk.personId(), null, anna);
            Swap toCarla = swaps.openOf(carla.personId()).get(0);
            Swap toDirk = swaps.openOf(dirk.personId()).get(0);

            List<String> told =
                    AtOnce.told(() -> swaps.accept(toCarla.id(), carla), () -> swaps.accept(toDirk.id(), dirk));

            UUID winner = on(Line.EERSTE, day);
            assertThat(winner).isIn(carla.personId(), dirk.personId());
            String name = directory.person(winner).orElseThrow().displayName();
            assertThat(told).containsExactlyInAnyOrder("", name + " heeft deze dienst al overgenomen.");
        }
    }

    @Test
    void twoTakeOverAtTheSameMomentOneHasItAndTheOtherHearsWho() throws Exception {
        Viewer carla = area.coordinator("carla");
        UUID shift = shift(anna, Line.EERSTE, 2);

        List<String> told = AtOnce.told(() -> rota.takeOver(shift, bram), () -> rota.takeOver(shift, carla));

        String name = directory.person(on(Line.EERSTE, 2)).orElseThrow().displayName();
        assertThat(told).containsExactlyInAnyOrder("", name + " heeft deze dienst al overgenomen.");
    }

    /** An evening some days ahead. */
    private UUID shift(Viewer viewer, Line line, int days) {
        UUID id = UUID.randomUUID();
        Instant from = evening(days);
        jdbc.sql("insert into schakel.duty_shift (id, area, line, during, person)"
                        + " values (?, ?, ?, tstzrange(?, ?), ?)")
                .params(
                        id,
                        area.code,
                        line.number(),
                        Timestamp.from(from),
                        Timestamp.from(from.plus(Duration.ofHours(10))),
                        viewer.personId())
                .update();
        return id;
    }

    private UUID on(Line line, int days) {
        OnDuty duty = rota.onDuty(area.code, evening(days).plusSeconds(60));
        return (line == Line.EERSTE ? duty.first() : duty.second()).orElseThrow();
    }

    private Instant evening(int days) {
        return clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(days + 1L));
    }

    private int mailsTo(Viewer viewer) {
        return jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = 'PIKETROOSTER'")
                .param(viewer.personId())
                .query(Integer.class)
                .single();
    }
}
