package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.internal.LogSealer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.signal.CasePosition;
import nl.schakel.signal.CaseSort;
import nl.schakel.signal.DossierSearch;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A list is read from the rows of the viewer's groups, which know what their case is sorted by. Whatever order things
 * happen in, it shows what the rule lets through: nothing more and nothing less.
 */
@SchakelTest
class ListsByPartyTest {

    private static final GroupId CARE = GroupId.parse("zorgcoordinator@zorg-wvv");
    private static final String FACTS = "received_at, status, municipality, place_runs, place_begun_at";

    @Autowired
    private AccessService door;

    @Autowired
    private Parties parties;

    @Autowired
    private DossierSearch search;

    @Autowired
    private LogReading reading;

    @Autowired
    private LookLog looks;

    @Autowired
    private LogSealer sealer;

    @Autowired
    private Directory directory;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void everyListShowsWhatTheRuleLetsThroughInOrder() {
        cases();
        int shown = 0;
        for (Person person : directory.people()) {
            Viewer viewer = Viewer.of(person);
            for (Status status : new Status[] {null, Status.ONTVANGEN, Status.AFGESLOTEN}) {
                for (String municipality : new String[] {null, "GM0267", "GM0203"}) {
                    List<UUID> listed = listed(viewer, status, municipality);
                    List<UUID> fromTheOtherEnd = listed(viewer, status, municipality, CaseSort.OUDSTE);
                    Collections.reverse(fromTheOtherEnd);
                    assertThat(fromTheOtherEnd)
                            .as("%s, %s, %s, the oldest first", person.username(), status, municipality)
                            .isEqualTo(listed);
                    assertThat(listed)
                            .as("%s, %s, %s", person.username(), status, municipality)
                            .isEqualTo(allowed(viewer, status, municipality));
                    shown += listed.size();
                }
            }
            assertThat(search.municipalities(door.visible(viewer)))
                    .as(person.username())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            ruled(viewer, "distinct d.municipality", "", Map.of(), String.class));
        }
        assertThat(shown).isGreaterThan(200);
    }

    @Test
    void byTermEachCaseWithOwnWorkStandsOnceByTheFirstOfIt() {
        cases();
        int shown = 0;
        for (Person person : directory.people()) {
            Viewer viewer = Viewer.of(person);
            Map<UUID, Instant> first = new HashMap<>();
            for (UUID dossier : listed(viewer, null, null)) {
                story.open(dossier).stream()
                        .filter(task -> viewer.groups().contains(task.group()))
                        .map(task -> task.due() == null ? Instant.MAX : task.due())
                        .min(Comparator.naturalOrder())
                        .ifPresent(due -> first.put(dossier, due));
            }
            List<UUID> listed = listed(viewer, null, null, CaseSort.TERMIJN);
            assertThat(listed).as(person.username()).containsExactlyInAnyOrderElementsOf(first.keySet());
            assertThat(listed.stream().map(first::get).toList())
                    .as(person.username())
                    .isSorted();
            shown += listed.size();
        }
        assertThat(shown).isGreaterThan(80);
    }

    @Test
    void whoJoinsWhileACaseChangesKnowsItInTheEnd() {
        UUID dossier = story.report(Story.plain()).dossier();
        unseen(
                () -> parties.join(dossier, CARE, Scope.VOLLEDIG, "actie-uitvoeren"),
                () -> jdbc.sql("update schakel.dossier set status = 'bij-regio', municipality = 'GM0203' where id = ?")
                        .param(dossier)
                        .update());
        assertThat(facts(dossier)).as("neither saw the other").isNotEqualTo(truth(dossier));

        sealer.sealAll();

        assertThat(facts(dossier)).isEqualTo(truth(dossier));
        assertThat(listed(viewer("zorg.wvv"), Status.BIJ_REGIO, "GM0203")).contains(dossier);
    }

    @Test
    void aRowThatSomebodyHoldsKeepsNobodyWaitingAndIsPutRight() {
        UUID dossier = story.report(Story.plain()).dossier();
        parties.join(dossier, CARE, Scope.VOLLEDIG, "actie-uitvoeren");
        unseen(
                () -> jdbc.sql("select 1 from schakel.party where dossier_id = ? and group_id = ? for update")
                        .params(dossier, CARE.toString())
                        .query(Integer.class)
                        .list(),
                () -> jdbc.sql("update schakel.dossier set status = 'in-triage' where id = ?")
                        .param(dossier)
                        .update());

        sealer.sealAll();

        assertThat(facts(dossier)).isEqualTo(truth(dossier));
    }

    @Test
    void anOfficerReadsALookAsSoonAsItIsThere() {
        UUID dossier = story.report(Story.plain()).dossier();
        Viewer colleague = viewer("af.nijkerk");
        looks.shown(colleague, "proef", List.of(dossier));
        Viewer officer = viewer("fg.nijkerk");

        assertThat(newest(officer).why()).isEqualTo("proef");
        sealer.sealAll();
        assertThat(readWhy(officer)).contains("proef");
    }

    @Test
    void whoJoinsReadsWhatWasLookedAtBeforeAndMeanwhile() {
        UUID dossier = story.report(Story.plain()).dossier();
        Viewer outsider = viewer("af.ede");
        String before = "eerder-" + UUID.randomUUID();
        String meanwhile = "intussen-" + UUID.randomUUID();
        looks.shown(outsider, before, List.of(dossier));
        sealer.sealAll();
        Viewer officer = viewer("fg.piket");
        assertThat(readWhy(officer)).doesNotContain(before);

        unseen(
                () -> parties.join(dossier, GroupId.parse("piket@piket-wvv"), Scope.VOLLEDIG, "piket"),
                () -> looks.shown(outsider, meanwhile, List.of(dossier)));

        assertThat(readWhy(officer)).as("before it was worked out").contains(before, meanwhile);
        sealer.sealAll();
        assertThat(readWhy(officer)).as("after that").contains(before, meanwhile);
    }

    /** The second happens while the first is not committed, so that neither sees the other. */
    private void unseen(Runnable first, Runnable second) {
        TransactionTemplate inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        new TransactionTemplate(transactions).executeWithoutResult(outer -> {
            first.run();
            inner.executeWithoutResult(status -> second.run());
        });
    }

    private void cases() {
        Random random = new Random(20261128);
        List<GroupId> groups = new ArrayList<>();
        directory.people().forEach(person -> groups.addAll(person.groups()));
        groups.removeIf(group ->
                Set.of(Role.BEHEER, Role.FG, Role.MELDER, Role.AMBASSADEUR).contains(group.role()));
        for (int i = 0; i < 80; i++) {
            UUID dossier = story.report(Story.in(random.nextBoolean() ? "GM0267" : "GM0203"))
                    .dossier();
            for (int j = random.nextInt(6); j > 0; j--) {
                GroupId group = groups.get(random.nextInt(groups.size()));
                parties.join(dossier, group, random.nextBoolean() ? Scope.VRAAG : Scope.VOLLEDIG, "stap-" + j % 2);
                if (random.nextInt(4) == 0) {
                    parties.leave(dossier, group, "stap-" + j % 2);
                }
            }
            if (random.nextInt(3) == 0) {
                jdbc.sql("update schakel.dossier set status = 'afgesloten', outcome = 'dubbel', closed_at = ?,"
                                + " received_at = ? where id = ?")
                        .params(
                                Timestamp.from(Instant.parse("2026-01-02T00:00:00Z")),
                                Timestamp.from(
                                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(20))),
                                dossier)
                        .update();
            }
        }
    }

    private List<UUID> listed(Viewer viewer, Status status, String municipality) {
        return listed(viewer, status, municipality, CaseSort.NIEUWSTE);
    }

    private List<UUID> listed(Viewer viewer, Status status, String municipality, CaseSort sort) {
        List<UUID> all = new ArrayList<>();
        CasePosition next = null;
        do {
            DossierSearch.Page page = search.find(
                    new DossierSearch.Query(null, status, municipality, null, null, null, null, sort, next),
                    door.visible(viewer));
            page.rows().forEach(row -> all.add(row.id()));
            next = page.next();
        } while (next != null);
        return all;
    }

    private List<UUID> allowed(Viewer viewer, Status status, String municipality) {
        return ruled(
                viewer,
                "d.id",
                " and d.status like :status and d.municipality like :place order by d.received_at desc, d.id desc",
                Map.of(
                        "status",
                        status == null ? "%" : status.code(),
                        "place",
                        municipality == null ? "%" : municipality),
                UUID.class);
    }

    private <T> List<T> ruled(Viewer viewer, String what, String and, Map<String, Object> params, Class<T> type) {
        Visible visible = door.visible(viewer);
        return jdbc.sql("select " + what + " from schakel.dossier d where (" + visible.sql() + ")" + and)
                .params(visible.params())
                .params(params)
                .query(type)
                .list();
    }

    private Map<String, Object> facts(UUID dossier) {
        return jdbc.sql("select " + FACTS + " from schakel.party where dossier_id = ? and group_id = ?")
                .params(dossier, CARE.toString())
                .query()
                .singleRow();
    }

    private Map<String, Object> truth(UUID dossier) {
        return jdbc.sql("select " + FACTS + " from schakel.party_case where dossier_id = ?")
                .param(dossier)
                .query()
                .singleRow();
    }

    private LogReading.Row newest(Viewer officer) {
        return reading.read(officer, all(null)).rows().get(0);
    }

    private List<String> readWhy(Viewer officer) {
        List<String> read = new ArrayList<>();
        Long before = null;
        do {
            LogReading.Page page = reading.read(officer, all(before));
            page.rows().forEach(row -> read.add(row.why()));
            before = page.next();
        } while (before != null);
        return read;
    }

    private static LogReading.Filter all(Long before) {
        return new LogReading.Filter(null, null, null, null, null, before);
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }
}
