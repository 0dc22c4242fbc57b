package nl.schakel.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** R5: one bed, one person; enforced by the database, not by care. */
@SchakelTest
class R05_OneBedOnePersonTest {

    private static final int THREADS = 20;
    private static final Duration NIGHT = Duration.ofHours(8);

    @Autowired
    private Holds holds;

    @Autowired
    private Beds beds;

    @Autowired
    private Placements placements;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private Invented invented;

    @Autowired
    void inventing(BeanFactory beans) {
        invented = new Invented(beans);
    }

    @Test
    void ofTwentyAtOnceOneWinsAndNineteenHearWhy() throws Exception {
        Invented.House house = invented.house();
        UUID bed = invented.bed(house, 1);
        List<UUID> searches = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            searches.add(invented.placement());
        }
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<HoldResult> results = new ArrayList<>();
        try {
            List<Future<HoldResult>> answers = new ArrayList<>();
            for (UUID search : searches) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return holds.hold(search, bed, tonight(), Invented.of(house));
                }));
            }
            for (Future<HoldResult> answer : answers) {
                results.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(results).filteredOn(HoldResult.Held.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(HoldResult.Taken.class::isInstance)
                .hasSize(THREADS - 1)
                .allSatisfy(
                        taken -> assertThat(((HoldResult.Taken) taken).until()).isAfter(clock.instant()));
        assertThat(lastingOn(bed)).isEqualTo(1);
    }

    @Test
    void oneSearchGetsOneBedHoweverManyShelterSayYesAtOnce() throws Exception {
        UUID search = invented.placement();
        List<Invented.House> houses = List.of(invented.house(), invented.house(), invented.house(), invented.house());
        List<UUID> rooms = houses.stream().map(one -> invented.bed(one, 1)).toList();
        CyclicBarrier start = new CyclicBarrier(houses.size());
        ExecutorService threads = Executors.newFixedThreadPool(houses.size());
        List<HoldResult> results = new ArrayList<>();
        try {
            List<Future<HoldResult>> answers = new ArrayList<>();
            for (int i = 0; i < houses.size(); i++) {
                Viewer shelter = Invented.of(houses.get(i));
                UUID room = rooms.get(i);
                answers.add(threads.submit(() -> {
                    start.await();
                    return holds.hold(search, room, tonight(), shelter);
                }));
            }
            for (Future<HoldResult> answer : answers) {
                results.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(results).filteredOn(HoldResult.Held.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(HoldResult.NotFree.class::isInstance).hasSize(3);
    }

    @Test
    void theDatabaseRefusesWhatTheCodeWouldAllow() {
        UUID bed = invented.bed(invented.house(), 1);
        UUID first = invented.placement();
        UUID second = invented.placement();
        stored(bed, first, "occupied", "2030-01-01", "2030-02-01");

        assertThatThrownBy(() -> stored(bed, second, "held", "2030-01-31", "2030-03-01"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("one_bed_one_person");
        stored(bed, second, "held", "2030-02-01", "2030-03-01");
        stored(bed, second, "released", "2030-01-10", "2030-01-11");
    }

    @Test
    void theDatabaseKeepsTheBedThroughTheWholeStay() {
        Invented.House house = invented.house();
        UUID bed = invented.bed(house, 1);
        Viewer shelter = Invented.of(house);
        BedAllocation promise = held(holds.hold(invented.placement(), bed, tonight(), shelter));
        List<Runnable> steps = List.of(
                () -> holds.extend(promise.id(), tonight().plusSeconds(60), shelter),
                () -> holds.confirm(promise.id(), shelter),
                () -> holds.arrive(promise.id(), shelter));

        for (Runnable step : steps) {
            step.run();
            assertThatThrownBy(() -> stored(bed, invented.placement(), "held", "2030-01-31", "2030-03-01"))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("one_bed_one_person");
        }
    }

    @Test
    void aHoldWhoseTimeIsOverMakesRoomInTheSameTransaction() {
        Invented.House house = invented.house();
        UUID bed = invented.bed(house, 1);
        BedAllocation old = held(holds.hold(invented.placement(), bed, tonight(), Invented.of(house)));
        makeExpire(old);

        BedAllocation fresh = held(holds.hold(invented.placement(), bed, tonight(), Invented.of(house)));

        assertThat(state(old)).isEqualTo("expired");
        assertThat(state(fresh)).isEqualTo("held");
    }

    @Test
    void expiringIsRolledBackWithTheRest() {
        Invented.House house = invented.house();
        UUID bed = invented.bed(house, 1);
        UUID search = invented.placement();
        BedAllocation old = held(holds.hold(invented.placement(), bed, tonight(), Invented.of(house)));
        makeExpire(old);

        transaction.executeWithoutResult(status -> {
            held(holds.hold(search, bed, tonight(), Invented.of(house)));
            status.setRollbackOnly();
        });

        assertThat(state(old)).isEqualTo("held");
        assertThat(placements.get(search).promise()).isEmpty();
    }

    @Test
    void aTimerEndsWhatNobodyAsksFor() {
        Invented.House house = invented.house();
        UUID search = invented.placement();
        BedAllocation old = held(holds.hold(search, invented.bed(house, 1), tonight(), Invented.of(house)));
        makeExpire(old);

        assertThat(placements.get(search).promise())
                .as("counts for nothing, ended or not")
                .isEmpty();
        assertThat(holds.expire()).contains(new PlacementEvents.HoldExpired(old.placement(), old.id()));
        assertThat(state(old)).isEqualTo("expired");
        assertThatThrownBy(() -> holds.confirm(old.id(), Invented.of(house))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aBedIsNotFreeWhileSomebodyHasIt() {
        Invented.House house = invented.house();
        Viewer shelter = Invented.of(house);
        UUID bed = invented.bed(house, 1);
        BedAllocation promise = held(holds.hold(invented.placement(), bed, tonight(), shelter));
        assertThat(beds.own(bed, shelter).status()).isEqualTo(BedStatus.VASTGEHOUDEN);

        holds.confirm(promise.id(), shelter);
        holds.arrive(promise.id(), shelter);

        assertThat(beds.own(bed, shelter).status()).isEqualTo(BedStatus.BEZET);
        for (BedStatus status : List.of(BedStatus.VRIJ, BedStatus.GESLOTEN)) {
            assertThatThrownBy(() -> beds.set(bed, status, null, shelter))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            refused -> assertThat(refused.errors().get(0).message())
                                    .contains("toegezegd"));
        }
        assertThat(holds.hold(invented.placement(), bed, tonight(), shelter))
                .isEqualTo(new HoldResult.Taken(null, List.of()));

        holds.leave(promise.id(), clock.instant(), shelter);
        beds.set(bed, BedStatus.VRIJ, null, shelter);
        held(holds.hold(invented.placement(), bed, tonight(), shelter));
    }

    @Test
    void aStayDoesNotEndBeforeItBegan() {
        Invented.House house = invented.house();
        Viewer shelter = Invented.of(house);
        BedAllocation promise = held(holds.hold(invented.placement(), invented.bed(house, 1), tonight(), shelter));
        holds.arrive(promise.id(), shelter);

        assertThatThrownBy(() -> holds.leave(promise.id(), promise.from().minusSeconds(1), shelter))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).code()).isEqualTo("voor-begin"));
        assertThatThrownBy(() -> holds.leave(promise.id(), clock.instant().plusSeconds(60), shelter))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> beds.set(promise.bed(), BedStatus.BEZET, clock.instant(), shelter))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void anotherRoleHoldsNoBed() {
        Invented.House house = invented.house();
        UUID bed = invented.bed(house, 1);
        for (Viewer other : List.of(Invented.as(Invented.CARE), Invented.of(invented.house()))) {
            assertThatThrownBy(() -> holds.hold(invented.placement(), bed, tonight(), other))
                    .isInstanceOf(NotAllowed.class);
        }
        Viewer piket = Invented.as(nl.schakel.organisation.GroupId.parse("piket@wvv"));
        held(holds.hold(invented.placement(), bed, tonight(), piket));
    }

    @Test
    void aHoldCanBeExtendedAndGivenBack() {
        Invented.House house = invented.house();
        Viewer shelter = Invented.of(house);
        UUID bed = invented.bed(house, 1);
        BedAllocation promise = held(holds.hold(invented.placement(), bed, tonight(), shelter));

        Instant later = tonight().plus(NIGHT);
        holds.extend(promise.id(), later, shelter);
        assertThat(beds.own(bed, shelter).occupiedUntil()).isEqualTo(later);
        assertThatThrownBy(() -> holds.extend(promise.id(), clock.instant().plus(Duration.ofDays(8)), shelter))
                .isInstanceOf(InvalidInput.class);

        holds.release(promise.id(), "niet-nodig", shelter);
        holds.release(promise.id(), "niet-nodig", shelter);
        assertThat(beds.own(bed, shelter).status()).isEqualTo(BedStatus.VRIJ);
    }

    private Instant tonight() {
        return clock.instant().plus(NIGHT);
    }

    private static BedAllocation held(HoldResult result) {
        assertThat(result).isInstanceOf(HoldResult.Held.class);
        return ((HoldResult.Held) result).promise();
    }

    private int lastingOn(UUID bed) {
        return jdbc.sql("select count(*) from schakel.bed_promise where bed = ? and state in"
                        + " ('held', 'confirmed', 'occupied')")
                .param(bed)
                .query(Integer.class)
                .single();
    }

    private void makeExpire(BedAllocation promise) {
        jdbc.sql("update schakel.bed_promise set expires_at = lower(during) where id = ?")
                .param(promise.id())
                .update();
    }

    private String state(BedAllocation promise) {
        return jdbc.sql("select state from schakel.bed_promise where id = ?")
                .param(promise.id())
                .query(String.class)
                .single();
    }

    private void stored(UUID bed, UUID placement, String state, String from, String until) {
        jdbc.sql("""
                        insert into schakel.bed_promise (id, bed, placement, during, state, expires_at, made_at, made_by,
                                                         changed_at, changed_by)
                        values (gen_random_uuid(), :bed, :placement,
                                tstzrange(cast(:from as timestamptz), cast(:until as timestamptz)), :state,
                                '2030-01-01', '2030-01-01', :placement, '2030-01-01', :placement)
                        """)
                .param("bed", bed)
                .param("placement", placement)
                .param("from", from)
                .param("until", until)
                .param("state", state)
                .update();
    }
}
