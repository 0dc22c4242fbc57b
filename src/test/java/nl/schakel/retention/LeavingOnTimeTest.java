package nl.schakel.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.access.internal.PartiesThatLeave;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileSender;
import nl.schakel.file.NewFile;
import nl.schakel.file.Pictures;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.NewCall;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.RefusalRow;
import nl.schakel.placement.RefusalStatistics;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.retention.DestructionBatch.BatchState;
import nl.schakel.retention.DestructionBatch.ItemState;
import nl.schakel.retention.DestructionBatch.LeavingPart;
import nl.schakel.retention.DestructionBatch.ProposedItem;
import nl.schakel.signal.CaseFigures;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is kept leaves on time: a night proposes, one person reads and another confirms, and of the case nothing is left but figures, the
 * access log and a certificate. Half a case never leaves.
 */
@SchakelTest
class LeavingOnTimeTest {

    private static final String MARK = "Onvindbaar-Kenmerk";
    private static final String WVV = "wvv";

    /** What may know more after a case than before, each with the reason. */
    private static final Map<String, String> STAYS = Map.ofEntries(
            Map.entry("access_log", "who looked at what outlives the case, by its id"),
            Map.entry("access_seal", "the chain of the log"),
            Map.entry("access_unsealed", "what is still to be sealed of the log"),
            Map.entry("access_concern", "which organisation a look concerned"),
            Map.entry("destruction_batch", "what was decided, and by whom"),
            Map.entry("destruction_item", "what was proposed, without the case"),
            Map.entry("destruction_certificate", "that it was destroyed"),
            Map.entry("case_figure", "a count"),
            Map.entry("refusal_figure", "a line without the search"),
            Map.entry("disclosure_left", "with which organisation it was shared, as long as that row says"),
            Map.entry("sent_key", "a keyed hash of a key and of what came with it"));

    @Autowired
    private Story story;

    @Autowired
    private RetentionNight night;

    @Autowired
    private DestructionBatches batches;

    @Autowired
    private Destruction destruction;

    @Autowired
    private Certificates certificates;

    @Autowired
    private LegalHolds holds;

    @Autowired
    private RetentionTerms terms;

    @Autowired
    private CaseFigures figures;

    @Autowired
    private ReportCommands reports;

    @Autowired
    private NightService piket;

    @Autowired
    private CaseFiles files;

    @Autowired
    private RefusalStatistics refusals;

    @Autowired
    private PartiesThatLeave sharing;

    @Autowired
    private StubbornHolder stubborn;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void twoPeopleLetACaseLeaveAndNothingOfItIsLeft() {
        leaveAll();
        Map<String, Long> before = rows();
        CaseFigures.CaseTotals totals = figures.of(WVV);
        Receipt receipt = marked();
        UUID dossier = receipt.dossier();
        List<String> tasks = tasks(dossier);
        assertThat(tasks).isNotEmpty();
        List<String> known = new ArrayList<>(tasks);
        known.add(dossier.toString());
        known.add(receipt.reference());
        known.add(MARK);

        ago(dossier, Period.ofWeeks(6).minusDays(1));
        night.propose(WVV);
        assertThat(proposed(dossier, LeavingPart.ZAAK))
                .as("not a day too early")
                .isEmpty();
        ago(dossier, Period.ofWeeks(6));
        night.propose(WVV);
        night.propose(WVV);
        UUID batch = proposed(dossier, LeavingPart.ZAAK).orElseThrow();

        assertThat(refusal(() -> batches.confirm(batch, director()))).isEqualTo("niet-gelezen");
        assertThatThrownBy(() -> batches.read(batch, size(batch), director())).isInstanceOf(NotVisible.class);
        assertThat(refusal(() -> batches.read(batch, size(batch) + 1, officer())))
                .isEqualTo("veranderd");
        batches.read(batch, size(batch), officer());
        assertThat(refusal(() -> batches.confirm(batch, officer()))).isEqualTo("zelfde-persoon");
        assertThatThrownBy(() -> jdbc.sql(
                                "update schakel.destruction_batch set state = 'bevestigd', confirmed_by = read_by,"
                                        + " confirmed_at = read_at where id = ?")
                        .param(batch)
                        .update())
                .hasMessageContaining("destruction_batch_two_people");
        destruction.look();
        assertThat(story.state(dossier)).as("one person destroys nothing").isNotNull();
        assertThatThrownBy(() -> jdbc.sql("delete from schakel.dossier_entry where dossier_id = ?")
                        .param(dossier)
                        .update())
                .as("nor does the database let it")
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("two people");

        batches.confirm(batch, director());
        destruction.look();

        assertThat(batches.find(batch, officer()).state()).isEqualTo(BatchState.KLAAR);
        Map<String, Long> after = rows();
        STAYS.keySet().forEach(table -> {
            after.remove("schakel." + table);
            before.remove("schakel." + table);
        });
        assertThat(after).isEqualTo(before);
        assertThat(places(known, "schakel"))
                .allMatch(place -> place.matches("(access_log\\.(dossier_id|shown)"
                        + "|destruction_certificate\\.case_id|disclosure_left\\.case_id) .*"));
        assertThat(places(known, "camunda")).isEmpty();

        Certificates.Certificate certificate = certificates
                .find(receipt.reference().toLowerCase(), officer())
                .stream()
                .filter(one -> one.part() == LeavingPart.ZAAK)
                .findFirst()
                .orElseThrow();
        assertThat(certificate.caseId()).isEqualTo(dossier);
        assertThat(certificate.rule()).isEqualTo(RetentionRule.GEEN_GROND);
        assertThat(certificate.counts()).contains("dossier=1", "report=1", "involved_person=1", "case_file=1");
        assertThat(certificate.readBy()).isEqualTo(officer().personId());
        assertThat(certificate.confirmedBy()).isEqualTo(director().personId());
        assertThat(certificates.find(receipt.reference(), story.viewer("keten.noord")))
                .isEmpty();
        CaseFigures.CaseTotals now = figures.of(WVV);
        assertThat(now.received()).isEqualTo(now.open() + now.ended()).isEqualTo(totals.received() + 1);
        assertThat(now.open()).isEqualTo(totals.open());
        assertThat(now.left()).isEqualTo(totals.left() + 1);
    }

    @Test
    void aNightWithASearchLeavesTooAndStaysInTheFigures() {
        Map<String, Long> before = rows();
        UUID call = piket.call(
                new NewCall(
                        CallerKind.POLITIE,
                        "GM0267",
                        MARK + ", 06 00 00 00 31",
                        MARK,
                        new NewNeed(List.of(), Set.of(), Consent.ONBEKEND, List.of()),
                        UUID.randomUUID()),
                story.viewer("politie.nacht"));
        UUID dossier = jdbc.sql("select dossier_id from schakel.night_call where id = ?")
                .param(call)
                .query(UUID.class)
                .single();
        piket.withdraw(call, "vergissing", Viewer.SYSTEM);
        endWhatRuns(dossier);
        keptOut(dossier);
        YearMonth month = YearMonth.from(today());
        List<RefusalRow> evidence = refusals.perCriterion(Viewer.SYSTEM, month, month);
        assertThat(evidence).isNotEmpty();

        ago(dossier, Period.ofYears(15).minusDays(1));
        night.propose(WVV);
        assertThat(proposed(dossier, LeavingPart.ZAAK))
                .as("care is kept for fifteen years")
                .isEmpty();
        ago(dossier, Period.ofYears(15));
        night.propose(WVV);
        leave(proposed(dossier, LeavingPart.ZAAK).orElseThrow());

        Map<String, Long> after = rows();
        for (String table : List.of("night_call", "night_event", "placement", "placement_need", "dossier", "party")) {
            assertThat(after.get("schakel." + table)).as(table).isLessThanOrEqualTo(before.get("schakel." + table));
        }
        assertThat(refusals.perCriterion(Viewer.SYSTEM, month, month))
                .as("what the field lacks is still known")
                .isEqualTo(evidence);
        assertThat(places(List.of(dossier.toString(), call.toString()), "camunda"))
                .isEmpty();
        assertThat(places(List.of(call.toString()), "schakel")).allMatch(place -> place.startsWith("access_log."));
    }

    @Test
    void aRecordOfSharingLeavesOnItsOwnDay() {
        UUID over = shared(today().minusDays(1));
        UUID stays = shared(today().plusDays(1));

        sharing.forgetSharing();

        assertThat(jdbc.sql("select id from schakel.disclosure_left where id in (?, ?)")
                        .params(over, stays)
                        .query(UUID.class)
                        .list())
                .containsExactly(stays);
    }

    /** With whom a case was shared that has left. */
    private UUID shared(LocalDate until) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into schakel.disclosure_left (id, case_id, from_org, to_role, to_org, purpose, basis, beside, parts, at,"
                                + " retain_until) values (?, ?, 'GM0267', 'ketenregisseur', 'wvv', 'proef', 'convenant-zvh', '{}', '{}',"
                                + " now(), ?)")
                .params(id, UUID.randomUUID(), Date.valueOf(until))
                .update();
        return id;
    }

    /** A shelter was free, and its profile kept this person out. */
    private void keptOut(UUID dossier) {
        jdbc.sql("insert into schakel.refusal (id, placement, organisation, shelter_kind, region, criterion, whose, at)"
                        + " select gen_random_uuid(), id, 'opvang-haven', 'noodbed', 'wvv', 'huisdier', 'toets', begun_at"
                        + " from schakel.placement where dossier_id = ?")
                .param(dossier)
                .update();
    }

    @Test
    void whatHoldsACaseHoldsItUntilItsDay() {
        Receipt receipt = ended();
        UUID dossier = receipt.dossier();
        ago(dossier, Period.ofWeeks(7));
        night.propose(WVV);
        UUID batch = proposed(dossier, LeavingPart.ZAAK).orElseThrow();
        assertThat(refusal(() -> holds.hold(receipt.reference(), " ", "2999-01-01", officer())))
                .isEqualTo("verplicht");
        assertThat(refusal(() -> holds.hold("M-0000-ZZZZ-ZZZZ", "Klacht (fictief).", day(30), officer())))
                .isEqualTo("onbekend");
        assertThat(refusal(() -> holds.hold(receipt.reference(), "Klacht (fictief).", day(30), director())))
                .as("an officer holds")
                .isEqualTo("onbekend");
        UUID hold = holds.hold(receipt.reference(), "Klacht (fictief).", day(30), officer());
        assertThat(holds.hold(receipt.reference(), "Klacht (fictief).", day(30), officer()))
                .as("sent twice")
                .isEqualTo(hold);

        leave(batch);

        assertThat(item(batch, dossier).state()).isEqualTo(ItemState.BLIJFT);
        assertThat(item(batch, dossier).stays()).isEqualTo(WhyItStays.VASTGEHOUDEN);
        night.propose(WVV);
        assertThat(proposed(dossier, LeavingPart.ZAAK)).isEmpty();
        holds.end(hold, officer());
        night.propose(WVV);
        leave(proposed(dossier, LeavingPart.ZAAK).orElseThrow());
        assertThat(there(dossier)).isFalse();
    }

    /** A node is killed, or something of a case does not let go: that case stands as a whole, the others are gone. */
    @Test
    void halfACaseNeverLeavesAndTheNextLookGoesOn() {
        Receipt whole = marked();
        Receipt broken = marked();
        ago(whole.dossier(), Period.ofWeeks(7));
        ago(broken.dossier(), Period.ofWeeks(7));
        night.propose(WVV);
        UUID batch = proposed(broken.dossier(), LeavingPart.ZAAK).orElseThrow();
        batches.read(batch, size(batch), officer());
        batches.confirm(batch, director());
        Map<String, Long> before = ofCase(broken.dossier());
        stubborn.holdOn(broken.dossier());

        try {
            assertThatThrownBy(destruction::look).isInstanceOf(IllegalStateException.class);
        } finally {
            stubborn.letGo();
        }

        assertThat(there(whole.dossier())).isFalse();
        assertThat(ofCase(broken.dossier())).isEqualTo(before);
        assertThat(certificates.find(broken.reference(), officer())).isEmpty();
        assertThat(batches.find(batch, officer()).state()).isEqualTo(BatchState.BEVESTIGD);
        destruction.look();
        assertThat(there(broken.dossier())).isFalse();
        assertThat(certificates.find(broken.reference(), officer())).hasSize(1);
        assertThat(batches.find(batch, officer()).state()).isEqualTo(BatchState.KLAAR);
    }

    @Test
    void ofTwoWhoConfirmAtOnceOneIsToldAndItIsDestroyedOnce() throws Exception {
        Receipt receipt = ended();
        ago(receipt.dossier(), Period.ofWeeks(7));
        night.propose(WVV);
        UUID batch = proposed(receipt.dossier(), LeavingPart.ZAAK).orElseThrow();
        batches.read(batch, size(batch), officer());

        assertThat(atOnce(
                        () -> refusal(() -> batches.confirm(batch, director())),
                        () -> refusal(() -> batches.confirm(batch, story.viewer("fg.piket")))))
                .containsExactlyInAnyOrder("gelukt", "al-bevestigd");
        atOnce(() -> refusal(destruction::look), () -> refusal(destruction::look));

        destruction.look();
        assertThat(there(receipt.dossier())).isFalse();
        assertThat(certificates.find(receipt.reference(), officer())).hasSize(1);
        assertThat(batches.find(batch, officer()).state()).isEqualTo(BatchState.KLAAR);
    }

    @Test
    void whatBelongsTogetherLeavesTogether() {
        Receipt head = ended();
        Receipt linked = story.report(Story.plain());
        story.does(
                "af.nijkerk",
                linked.dossier(),
                "signaal-beoordelen",
                Story.triage(
                        "vervolg",
                        "stoppen",
                        "eindreden",
                        "gekoppeld",
                        "zaakReferentie",
                        head.reference(),
                        "eindToelichting",
                        "Hetzelfde (fictief)."));
        confirms(linked);
        ago(head.dossier(), Period.ofWeeks(7));
        ago(linked.dossier(), Period.ofWeeks(7));
        UUID held = holds.hold(linked.reference(), "Onderzoek (fictief).", day(30), officer());
        night.propose(WVV);
        assertThat(proposed(head.dossier(), LeavingPart.ZAAK)).isEmpty();

        holds.end(held, officer());
        night.propose(WVV);
        UUID batch = proposed(head.dossier(), LeavingPart.ZAAK).orElseThrow();
        assertThat(proposed(linked.dossier(), LeavingPart.ZAAK)).contains(batch);
        leave(batch);

        assertThat(there(head.dossier())).isFalse();
        assertThat(there(linked.dossier())).isFalse();
    }

    @Test
    void howTheReporterIsReachedIsForgottenWhileTheCaseStays() {
        Receipt receipt = reported();
        ends(receipt, "doorverwezen");
        ago(receipt.dossier(), Period.ofWeeks(7));
        night.propose(WVV);
        assertThat(proposed(receipt.dossier(), LeavingPart.ZAAK)).isEmpty();
        UUID batch = proposed(receipt.dossier(), LeavingPart.MELDER).orElseThrow();
        assertThatThrownBy(() -> jdbc.sql("update schakel.report set reporter_email_enc = null where dossier_id = ?")
                        .param(receipt.dossier())
                        .update())
                .hasMessageContaining("does not change");

        leave(batch);

        assertThat(there(receipt.dossier())).isTrue();
        assertThat(jdbc.sql("select count(*) from schakel.known_reporter where dossier_id = ?")
                        .param(receipt.dossier())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from schakel.outbox where receiver = ?")
                        .param(receipt.dossier())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(certificates.find(receipt.reference(), officer()))
                .extracting(Certificates.Certificate::part)
                .containsExactly(LeavingPart.MELDER);
    }

    @Test
    void anOfficerSetsATermAndTheCaseFollowsIt() {
        RetentionTerm before = terms.one(WVV, "geen-grond", officer());
        Receipt receipt = ended();
        ago(receipt.dossier(), Period.ofWeeks(7));
        night.propose(WVV);
        UUID batch = proposed(receipt.dossier(), LeavingPart.ZAAK).orElseThrow();
        try {
            terms.set(WVV, "geen-grond", typed("8", before.id()), officer());
            assertThat(refusal(() -> terms.set(WVV, "geen-grond", typed("9", before.id()), officer())))
                    .isEqualTo("veranderd");
            assertThat(terms.one(WVV, "geen-grond", officer()).validated()).isTrue();
            assertThat(refusal(() -> terms.set(WVV, "geen-grond", typed("0", seen()), officer())))
                    .isEqualTo("buiten-bereik");
            assertThat(refusal(() -> terms.set(WVV, "toegangslog", typed("9", 0), officer())))
                    .isEqualTo("niet-hier");
            assertThatThrownBy(() -> terms.set(WVV, "geen-grond", typed("9", seen()), director()))
                    .isInstanceOf(NotVisible.class);

            leave(batch);
            assertThat(item(batch, receipt.dossier()).stays()).isEqualTo(WhyItStays.TE_VROEG);
        } finally {
            terms.set(WVV, "geen-grond", typed("6", seen()), officer());
        }
    }

    @Test
    void whoIsWaitedForHearsFourTimesAtMost() {
        Receipt receipt = ended();
        ago(receipt.dossier(), Period.ofWeeks(7));
        night.propose(WVV);
        UUID batch = proposed(receipt.dossier(), LeavingPart.ZAAK).orElseThrow();
        night.look();
        night.look();
        assertThat(told(batch, "fg.nijkerk")).isEqualTo(1);
        assertThat(told(batch, "keten.wvv")).isZero();
        for (int week = 0; week < 6; week++) {
            jdbc.sql("update schakel.destruction_batch set told_at = told_at - interval '8 days' where id = ?")
                    .param(batch)
                    .update();
            night.look();
        }
        assertThat(told(batch, "fg.nijkerk")).isEqualTo(4);
        batches.read(batch, size(batch), officer());
        night.look();
        assertThat(told(batch, "fg.nijkerk"))
                .as("who read it does not confirm it")
                .isEqualTo(4);
        assertThat(told(batch, "keten.wvv")).isEqualTo(1);
    }

    private Receipt marked() {
        Receipt receipt = reported();
        files.add(receipt.dossier(), new NewFile("foto.jpg", Pictures.photo()), FileSender.REPORTER);
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage("vervolg", "vraag", "vraagAanMelder", MARK, "toelichting", MARK));
        reports.add(receipt.dossier(), MARK);
        ends(receipt, "geen-aanwijzingen");
        return receipt;
    }

    private Receipt reported() {
        return story.report(new NewSignal(
                "GM0267",
                MARK,
                null,
                List.of("arbeid"),
                "nee",
                MARK,
                List.of(new NewSignal.Involved(MARK, "1990", "vrouw", MARK, MARK)),
                List.of("geen-contract"),
                null,
                new NewSignal.Reporter(MARK, MARK, null, MARK + "@voorbeeld.example", "000 000", true)));
    }

    private Receipt ended() {
        Receipt receipt = story.report(Story.plain());
        ends(receipt, "geen-aanwijzingen");
        return receipt;
    }

    private void ends(Receipt receipt, String outcome) {
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage("vervolg", "stoppen", "eindreden", outcome, "eindToelichting", MARK));
        confirms(receipt);
        assertThat(story.state(receipt.dossier()).outcome().code()).isEqualTo(outcome);
    }

    private void confirms(Receipt receipt) {
        story.does(
                "keten.wvv",
                receipt.dossier(),
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", MARK));
    }

    /** Whatever of a case runs is over: what follows is about a case that ended. */
    private void endWhatRuns(UUID dossier) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString())
                .rootProcessInstances()
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "fictief"));
        jdbc.sql("update schakel.dossier set status = 'afgesloten', outcome = 'geen-aanwijzingen', closed_at = ?"
                        + " where id = ? and closed_at is null")
                .params(Timestamp.from(story.now()), dossier)
                .update();
    }

    /** The case ended so long ago; what waits for time need not be played for that. */
    private void ago(UUID dossier, Period period) {
        jdbc.sql("update schakel.dossier set closed_at = ? where id = ?")
                .params(
                        Timestamp.from(today().minus(period)
                                .atTime(12, 0)
                                .atZone(Zones.AMSTERDAM)
                                .toInstant()),
                        dossier)
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(story.now(), Zones.AMSTERDAM);
    }

    private String day(int later) {
        return today().plusDays(later).toString();
    }

    /** What other tests left to leave does so first. */
    private void leaveAll() {
        night.propose(WVV);
        batches.all(officer()).stream()
                .filter(batch -> batch.state() == BatchState.VOORGESTELD)
                .forEach(batch -> leave(batch.id()));
    }

    private void leave(UUID batch) {
        batches.read(batch, size(batch), officer());
        batches.confirm(batch, director());
        destruction.look();
    }

    private Optional<UUID> proposed(UUID dossier, LeavingPart part) {
        return jdbc.sql("select batch from schakel.destruction_item where dossier_id = ? and part = ?"
                        + " and state = 'voorgesteld'")
                .params(dossier, part.code())
                .query(UUID.class)
                .optional();
    }

    private ProposedItem item(UUID batch, UUID dossier) {
        return batches.items(batch, officer()).stream()
                .filter(item -> dossier.equals(item.dossier()))
                .findFirst()
                .orElseThrow();
    }

    private int size(UUID batch) {
        return batches.find(batch, officer()).size();
    }

    private long told(UUID batch, String name) {
        return jdbc.sql("select count(*) from schakel.outbox where starts_with(key, ?) and receiver = ?")
                .params("bewaren:" + batch, story.viewer(name).personId())
                .query(Long.class)
                .single();
    }

    private long seen() {
        return terms.one(WVV, "geen-grond", officer()).id();
    }

    private static RetentionTerms.TypedTerm typed(String amount, long seen) {
        return new RetentionTerms.TypedTerm(amount, "weken", "Selectielijst (fictief)", Long.toString(seen));
    }

    private boolean there(UUID dossier) {
        return jdbc.sql("select exists (select from schakel.dossier where id = ?)")
                .param(dossier)
                .query(Boolean.class)
                .single();
    }

    private Viewer officer() {
        return story.viewer("fg.nijkerk");
    }

    private Viewer director() {
        return story.viewer("keten.wvv");
    }

    private List<String> tasks(UUID dossier) {
        return jdbc.sql("select task_id from schakel.route_task where dossier_id = ?")
                .param(dossier)
                .query(String.class)
                .list();
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema in ('schakel', 'camunda') and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }

    private Map<String, Long> ofCase(UUID dossier) {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("select table_name from information_schema.columns where table_schema = 'schakel'"
                        + " and column_name = 'dossier_id' and table_name not in"
                        + " (select table_name from information_schema.views where table_schema = 'schakel')")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select count(*) from schakel." + table + " where dossier_id = ?")
                                .param(dossier)
                                .query(Long.class)
                                .single()));
        return rows;
    }

    /** Every column of every table in which one of these can be read. */
    private List<String> places(List<String> known, String schema) {
        record Column(String table, String name, String type) {}
        List<String> found = new ArrayList<>();
        List<Column> columns = jdbc.sql(
                        "select c.table_name, c.column_name, c.data_type from information_schema.columns c"
                                + " join information_schema.tables t using (table_schema, table_name) where table_schema = ?"
                                + " and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'character varying', 'bytea',"
                                + " 'jsonb', 'json', 'uuid', 'ARRAY')")
                .param(schema)
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        assertThat(columns).hasSizeGreaterThan(20);
        for (Column column : columns) {
            String text = column.type().equals("bytea")
                    ? "encode(\"" + column.name() + "\", 'escape')"
                    : "\"" + column.name() + "\"::text";
            for (String one : known) {
                long hits = jdbc.sql("select count(*) from " + schema + ".\"" + column.table() + "\" where strpos("
                                + text + ", ?) > 0")
                        .param(one)
                        .query(Long.class)
                        .single();
                if (hits > 0) {
                    found.add(column.table() + "." + column.name() + " " + one);
                }
            }
        }
        return found;
    }

    private static String refusal(Runnable deed) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, deed::run);
        return refused == null ? "gelukt" : refused.errors().get(0).code();
    }

    private static List<String> atOnce(List<Callable<String>> deeds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(deeds.size());
        try {
            List<String> said = new ArrayList<>();
            for (Future<String> one : threads.invokeAll(deeds)) {
                said.add(one.get());
            }
            return said;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
        return atOnce(List.of(one, other));
    }
}
