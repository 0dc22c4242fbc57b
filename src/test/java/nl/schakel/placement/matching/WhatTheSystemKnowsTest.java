package nl.schakel.placement.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.placement.Consent;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.Holds;
import nl.schakel.placement.Invented;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PhoneRefusals;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposals;
import nl.schakel.support.background.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody is asked because the system looks it up: is somebody they know there, were they refused before? */
@SchakelTest
class WhatTheSystemKnowsTest {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Matching matching;

    @Autowired
    private Placements placements;

    @Autowired
    private Proposals proposals;

    @Autowired
    private PhoneRefusals phone;

    @Autowired
    private Holds holds;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<Work> works;

    @Autowired
    private Clock clock;

    private Invented invented;
    private Invented.House house;
    private UUID bed;
    private UUID earlier;
    private String name;

    @BeforeEach
    void invent() {
        invented = new Invented(beans);
        house = invented.house();
        bed = invented.bed(house, 1);
        earlier = invented.placement();
        name = "Łukasz d'Angelo " + UUID.randomUUID();
        need(earlier, name);
    }

    @Test
    void whereSomebodyOfALinkedCaseStaysThePersonCannotGo() {
        UUID later = invented.placement();
        need(later, null);
        assertThat(fit(later).fit()).isEqualTo(Fit.PAST);

        holds.hold(earlier, invented.bed(house, 1), clock.instant().plus(Duration.ofHours(8)), Invented.of(house));
        assertThat(fit(later).fit()).as("a stranger may be there").isEqualTo(Fit.PAST);

        jdbc.sql("update schakel.dossier set linked_to = ? where id = ?")
                .params(placements.dossierOf(earlier), placements.dossierOf(later))
                .update();
        assertThat(fit(later).fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(fit(later).reasons()).extracting(Reason::criterion).containsExactly("bekende-aanwezig");
    }

    @Test
    void whenTheOtherHasLeftThePersonCanGo() {
        UUID later = invented.placement();
        need(later, null);
        jdbc.sql("update schakel.dossier set linked_to = ? where id = ?")
                .params(placements.dossierOf(earlier), placements.dossierOf(later))
                .update();
        HoldResult.Held held = (HoldResult.Held) holds.hold(
                earlier, invented.bed(house, 1), clock.instant().plus(Duration.ofHours(8)), Invented.of(house));

        holds.release(held.promise().id(), "opvang", Invented.of(house));

        assertThat(fit(later).fit()).isEqualTo(Fit.PAST);
    }

    @Test
    void aShelterThatRefusedThePersonThisYearIsTalkedToAgain() {
        refusedByTask();

        UUID later = invented.placement();
        need(
                later,
                "  " + name.toUpperCase().replace('Ł', 'L').replace("'", "’").replace(' ', '\u00a0') + " ");

        assertThat(fit(later).fit()).isEqualTo(Fit.PAST_MITS);
        assertThat(fit(later).reasons()).extracting(Reason::criterion).containsExactly("eerder-geweigerd");
    }

    @Test
    void aNameThatWasKeptByOlderRulesIsRecognisedAfterTheNextStart() {
        refusedByTask();
        // as it was kept before: the application's own role may not change it, but take it away and add it
        jdbc.sql("delete from schakel.placement_person where placement = ?")
                .param(earlier)
                .update();
        jdbc.sql("insert into schakel.placement_person (placement, name_hash) values (?, 'abcdef')")
                .param(earlier)
                .update();
        UUID later = invented.placement();
        need(later, name);
        assertThat(fit(later).fit()).isEqualTo(Fit.PAST);

        works.stream()
                .filter(work -> work.name().equals("namen-van-plaatsingen-vernieuwen"))
                .forEach(work -> work.deed().run());

        assertThat(fit(later).fit()).isEqualTo(Fit.PAST_MITS);
    }

    @Test
    void aRefusalByPhoneCountsAsMuch() {
        phone.add(earlier, bed, house.shelter(), null, Invented.of(house));

        UUID later = invented.placement();
        need(later, name);

        assertThat(fit(later).fit()).isEqualTo(Fit.PAST_MITS);
    }

    @Test
    void aRefusalOfSomebodyElseSaysNothing() {
        refusedByTask();

        UUID later = invented.placement();
        need(later, "Een ander " + UUID.randomUUID());

        assertThat(fit(later).fit()).isEqualTo(Fit.PAST);
    }

    @Test
    void afterAYearARefusalSaysNothingAnyMore() {
        refusedByTask();
        jdbc.sql("update schakel.proposal set answered_at = answered_at - interval '366 days' where placement = ?")
                .param(earlier)
                .update();

        UUID later = invented.placement();
        need(later, name);

        assertThat(fit(later).fit()).isEqualTo(Fit.PAST);
    }

    private void refusedByTask() {
        invented.asked(earlier, house);
        UUID asked = proposals
                .propose(earlier, List.of(bed), "opvang", null, Invented.as(Invented.CARE))
                .get(0)
                .id();
        proposals.decline(asked, DeclinedBy.OPVANG, "taal", "Geen tolk (fictief).", Invented.of(house));
    }

    private void need(UUID search, String person) {
        placements.need(
                search,
                new NewNeed(List.of(Invented.person(person)), Set.of(), Consent.CRITERIA, List.of()),
                Invented.as(Invented.CARE));
    }

    private BedFit fit(UUID search) {
        return matching.match(search).beds().stream()
                .filter(one -> one.bed().id().equals(bed))
                .findFirst()
                .orElseThrow();
    }
}
