package nl.schakel.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The evidence of what the field lacks, without a number that is small enough to point at somebody. */
@SchakelTest
class RefusalsTest {

    private static final Viewer DIRECTOR = Invented.as(GroupId.parse("ketenregisseur@wvv"));

    /** Months of long ago, so that refusals of other tests are not among them. */
    private static final YearMonth LONELY = YearMonth.of(2019, 3);

    private static final YearMonth BUSY = YearMonth.of(2019, 5);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private RefusalStatistics refusals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void aSmallNumberAndWhatWouldGiveItAwayAreHidden() {
        refused(LONELY, 4, "psychose", 6);
        RefusalRow row = only(LONELY);
        assertThat(row.persons()).isEqualTo("<5");
        assertThat(row.nights()).isEqualTo("–");
        assertThat(row.medianHours()).isEqualTo("–");
        assertThat(row.columns()).hasSameSizeAs(RefusalStatistics.HEADER);
    }

    @Test
    void peopleNightsAndTheMedianAreCounted() {
        refused(BUSY, 6, "huisdier", 3);
        RefusalRow row = only(BUSY);
        assertThat(row.criterion()).isEqualTo("huisdier");
        assertThat(row.kind()).isEqualTo("vrouwenopvang");
        assertThat(row.persons()).isEqualTo("6");
        assertThat(row.nights()).isEqualTo("18");
        assertThat(row.medianHours()).isEqualTo("72");
    }

    @Test
    void onlyForWhoDirectsTheChainAndOnlyOfTheirRegion() {
        YearMonth now = YearMonth.from(clock.instant().atZone(Zones.AMSTERDAM));
        assertThatThrownBy(() -> refusals.perCriterion(Invented.as(Invented.CARE), now, now))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> refusals.perCriterion(DIRECTOR, now, now.minusMonths(1)))
                .isInstanceOf(InvalidInput.class);
        YearMonth elsewhere = YearMonth.of(2019, 7);
        refused(elsewhere, 6, "taal", 1);
        Viewer other = Invented.as(GroupId.parse("ketenregisseur@gz"));
        assertThat(refusals.perCriterion(other, elsewhere, elsewhere)).isEmpty();
        assertThat(refusals.perCriterion(DIRECTOR, elsewhere, elsewhere)).hasSize(1);
    }

    /** The municipality that buys the places reads what they lack (B 3.1.4): of the region that it buys for, no other. */
    @Test
    void alsoForWhoBuysThePlacesOfTheRegion() {
        YearMonth month = YearMonth.of(2019, 8);
        refused(month, 6, "taal", 1);
        Viewer buyer = Invented.as(GroupId.parse("centrumgemeente@GM0228"));
        Viewer another = Invented.as(GroupId.parse("centrumgemeente@GM0344"));

        assertThat(refusals.perCriterion(buyer, month, month))
                .isEqualTo(refusals.perCriterion(DIRECTOR, month, month))
                .hasSize(1);
        assertThat(refusals.perCriterion(another, month, month)).isEmpty();
    }

    private RefusalRow only(YearMonth month) {
        List<RefusalRow> rows = refusals.perCriterion(DIRECTOR, month, month);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** People who were kept out on the tenth, and found a bed some nights later. */
    private void refused(YearMonth month, int people, String criterion, int nights) {
        Invented invented = new Invented(beans);
        Invented.House house = invented.house();
        String tenth = month + "-10 20:00+01";
        for (int i = 0; i < people; i++) {
            UUID search = invented.placement();
            jdbc.sql("update schakel.placement set begun_at = cast(? as timestamptz) where id = ?")
                    .params(tenth, search)
                    .update();
            jdbc.sql("insert into schakel.refusal (id, placement, organisation, shelter_kind, criterion, whose, at)"
                            + " values (gen_random_uuid(), ?, ?, 'vrouwenopvang', ?, 'opvang', cast(? as timestamptz))")
                    .params(search, house.shelter(), criterion, tenth)
                    .update();
            jdbc.sql("""
                            insert into schakel.bed_promise (id, bed, placement, during, state, expires_at, made_at, made_by,
                                                             changed_at, changed_by)
                            select gen_random_uuid(), :bed, :search, tstzrange(t, t + interval '9 days'), 'ended', t, t,
                                   :search, t, :search
                            from (select cast(:tenth as timestamptz) + make_interval(days => :nights) as t) later
                            """)
                    .param("bed", invented.bed(house, 1))
                    .param("search", search)
                    .param("tenth", tenth)
                    .param("nights", nights)
                    .update();
        }
    }
}
