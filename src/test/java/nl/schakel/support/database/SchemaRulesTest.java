package nl.schakel.support.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.access.Scope;
import nl.schakel.access.Verdict;
import nl.schakel.access.alert.AlertKind;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.feedback.Notice;
import nl.schakel.feedback.Unreachable;
import nl.schakel.file.FileKind;
import nl.schakel.file.FileState;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.MailRhythm;
import nl.schakel.notification.Standstills;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.handover.HandoverState;
import nl.schakel.piket.rota.SwapState;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.PlacementOutcome;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.ShelterRung;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.CriterionKind;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.draft.Draft;
import nl.schakel.process.move.CaseMove;
import nl.schakel.process.move.WhyNot;
import nl.schakel.retention.DestructionBatch;
import nl.schakel.retention.RetentionRule;
import nl.schakel.retention.RetentionUnit;
import nl.schakel.retention.WhyItStays;
import nl.schakel.signal.AgeAnswer;
import nl.schakel.signal.Answer;
import nl.schakel.signal.Channel;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Findings;
import nl.schakel.signal.NoteKind;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.ReopenReason;
import nl.schakel.signal.Status;
import nl.schakel.signal.StayReason;
import nl.schakel.signal.imports.FeedbackTo;
import nl.schakel.signal.imports.Happening;
import nl.schakel.signal.imports.ImportState;
import nl.schakel.signal.imports.RowState;
import nl.schakel.support.Coded;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself says: to what a row belongs, what a code can be. All of it is asked of the catalog. */
@SchakelTest
class SchemaRulesTest {

    /** The log outlives the cases and names what does not exist. */
    private static final String LOG = "access_log";

    /** Columns with these names hold a code of a closed list. */
    private static final Pattern CODED =
            Pattern.compile("(.*_)?(status|outcome|channel|rung|kind|state|verdict|scope|notice|cause)");

    private static final Pattern LISTED = Pattern.compile("'([^']*)'::text");

    /** Words of the code with a text of their own each, what is no code at all, and what has a test of its own. */
    private static final Set<String> FREE = Set.of(
            "timeline_entry.kind",
            "engine_identity.state",
            "allowed_transition.from_status",
            "allowed_transition.to_status");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aCaseHasOneNameAndEveryRowOfItRefersToIt() {
        List<String> columns = list("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'schakel' and column_name like '%dossier%' and table_name in
                    (select table_name from information_schema.tables
                     where table_schema = 'schakel' and table_type = 'BASE TABLE')
                """);
        List<String> keys = list("""
                select r.relname || '.' || a.attname from pg_constraint c join pg_class r on r.oid = c.conrelid
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.contype = 'f' and c.confrelid = 'schakel.dossier'::regclass
                """);

        assertThat(columns).hasSizeGreaterThan(12).allMatch(column -> column.endsWith(".dossier_id"));
        assertThat(keys)
                .as("foreign keys to a case")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                columns.stream().filter(column -> !column.equals(LOG + ".dossier_id")),
                                Stream.of("dossier.linked_to", "review_request.about"))
                        .toList());
    }

    @Test
    void everyForeignKeyHasAnIndex() {
        assertThat(
                        list(
                                "select conname from pg_constraint where contype = 'f' and connamespace = 'schakel'::regnamespace"))
                .hasSizeGreaterThan(60);
        assertThat(list("""
                        select c.conrelid::regclass || ' ' || c.conname from pg_constraint c
                        where c.contype = 'f' and c.connamespace = 'schakel'::regnamespace
                          and not exists (
                              select from pg_index i
                              where i.indrelid = c.conrelid and i.indisvalid
                                and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
                                -- whoever looks for a value does not look for none
                                and (i.indpred is null or exists (
                                    select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey)
                                    and pg_get_expr(i.indpred, i.indrelid) = '(' || a.attname || ' IS NOT NULL)')))
                        """)).as("foreign keys without an index").isEmpty();
    }

    @Test
    void theDatabaseAllowsTheCodesOfTheApplicationAndNoOther() throws Exception {
        Map<String, Set<String>> allowed = allowed();
        Map<String, Set<String>> known = known();
        List<String> coded = list("""
                        select c.table_name || '.' || c.column_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'schakel' and c.data_type = 'text' and t.table_type = 'BASE TABLE'
                          and c.table_name <> 'flyway_schema_history'
                        """).stream()
                .filter(column ->
                        CODED.matcher(column.substring(column.indexOf('.') + 1)).matches())
                .filter(column -> !FREE.contains(column))
                .toList();

        assertThat(known.keySet()).as("somebody said what these are").containsAll(coded);
        known.forEach((column, codes) ->
                assertThat(allowed.get(column)).as(column).containsExactlyInAnyOrderElementsOf(codes));
    }

    /** What has several codes or names: a list that is joined to one text cannot be asked for one of them. */
    @Test
    void aListIsAnArray() {
        assertThat(list("""
                        select table_name || '.' || column_name || ' ' || udt_name from information_schema.columns
                        where table_schema = 'schakel' and column_name in ('forms', 'indicators', 'share', 'codes', 'choices',
                                                                           'parts', 'organisations', 'shown', 'proposals', 'shared_with')
                        """)).hasSize(16).allMatch(column -> column.matches(".* _(text|uuid)"));
    }

    /** By column, the values that its check allows. */
    private Map<String, Set<String>> allowed() {
        Map<String, Set<String>> allowed = new TreeMap<>();
        jdbc.sql("""
                        select r.relname || '.' || a.attname, pg_get_constraintdef(c.oid) from pg_constraint c
                        join pg_class r on r.oid = c.conrelid
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
                        where c.contype = 'c' and c.connamespace = 'schakel'::regnamespace
                          and pg_get_constraintdef(c.oid) like '%(' || a.attname || ' = ANY (ARRAY[%'
                        """)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(check -> {
                    Matcher value = LISTED.matcher(check.getValue());
                    Set<String> values = allowed.computeIfAbsent(check.getKey(), column -> new TreeSet<>());
                    while (value.find()) {
                        values.add(value.group(1));
                    }
                });
        return allowed;
    }

    private static Map<String, Set<String>> known() throws Exception {
        Map<String, Set<String>> known = new TreeMap<>();
        known.put("dossier.status", codes(Status.class));
        known.put("party.status", codes(Status.class));
        known.put("dossier.outcome", codes(Outcome.class));
        known.put("case_reopening.outcome", codes(Outcome.class));
        known.put("case_reopening.reason", codes(ReopenReason.class));
        known.put("review_request.answer", Set.of("heropend", "blijft"));
        known.put("review_request.stay_reason", codes(StayReason.class));
        known.put("dossier.channel", and(codes(Channel.class), Dossiers.PLACEMENT));
        known.put("report.minor", and(codes(AgeAnswer.class), "niet-gevraagd"));
        known.put("report.about_self", Set.of("ja", "nee", "niet-gevraagd"));
        known.put("partner_finding.kind", codes(Findings.Kind.class));
        known.put("report.reporting_code_duty", and(codes(Answer.class), "niet-gevraagd"));
        known.put("case_note.kind", codes(NoteKind.class));
        known.put("case_file.kind", codes(FileKind.class));
        known.put("case_file.state", codes(FileState.class));
        known.put("signal_import.state", codes(ImportState.class));
        known.put("signal_import_row.state", codes(RowState.class));
        known.put("signal_import_row.happening", codes(Happening.class));
        known.put("signal_import_row.feedback", codes(FeedbackTo.class));
        known.put("agreed_action.outcome", options("actie-uitvoeren", "actieUitkomst"));
        known.put("feedback_message.kind", codes(FeedbackKind.class));
        known.put("feedback_message.notice", codes(Notice.class));
        known.put("party.scope", names(Scope.class));
        known.put("role_part.scope", names(Scope.class));
        known.put("emergency_access.verdict", codes(Verdict.class));
        known.put("access_log.kind", Set.of("inzage", "lijst", "geweigerd", "anoniem"));
        known.put("access_concern.kind", Set.of("inzage", "lijst", "geweigerd", "anoniem"));
        known.put("access_alert.kind", codes(AlertKind.class));
        known.put("access_alert.judgement", codes(Verdict.class));
        known.put("organisation.kind", KINDS);
        known.put("legal_basis.from_kind", and(KINDS, "*"));
        known.put("legal_basis.to_kind", and(KINDS, "*"));
        known.put("outbox.channel", codes(DeliveryChannel.class));
        known.put("outbox.receiver_kind", Set.of("persoon", "melder", "balie"));
        known.put(
                "outbox.state", Set.of("wacht", "verzonden", "vervallen", "opgegeven", "onbezorgbaar", "vastgehouden"));
        known.put("mail_preference.rhythm", codes(MailRhythm.class));
        known.put("reporter_unreachable.why", codes(Unreachable.class));
        known.put("standstill.part", codes(Standstills.StandstillPart.class));
        known.put("standstill.cause", codes(Standstills.Cause.class));
        known.put("bed.status", codes(BedStatus.class));
        known.put("criterion.kind", codes(CriterionKind.class));
        known.put("shelter_location.kind", codes(ShelterKind.class));
        known.put("refusal.shelter_kind", codes(ShelterKind.class));
        known.put("placement.outcome", codes(PlacementOutcome.class));
        known.put("placement.rung", Set.copyOf(ShelterRung.ASKED_FOR));
        known.put("proposal.rung", Set.copyOf(ShelterRung.ASKED_FOR));
        known.put("proposal.state", codes(ProposalState.class));
        known.put("proposal.declined_by", codes(DeclinedBy.class));
        known.put("bed_promise.state", codes(AllocationState.class));
        known.put("night_call.status", codes(CallStatus.class));
        known.put("night_call.from_kind", codes(CallerKind.class));
        known.put("night_call_told.from_kind", codes(CallerKind.class));
        known.put("night_call.rung", and(ShelterRung.OF_THE_NIGHT, ShelterRung.OPVANG.code()));
        known.put("night_attempt.outcome", codes(AttemptOutcome.class));
        known.put("night_handover.state", codes(HandoverState.class));
        known.put("model_bundle.origin", codes(BundleVersion.BundleOrigin.class));
        known.put("model_bundle.state", codes(BundleVersion.BundleState.class));
        known.put("model_draft.state", codes(Draft.DraftState.class));
        known.put("case_move.state", codes(CaseMove.MoveState.class));
        known.put("case_move_result.outcome", codes(CaseMove.MoveOutcome.class));
        known.put("case_move_result.why_not", codes(WhyNot.class));
        known.put("retention_term.rule", codes(RetentionRule.class));
        known.put("retention_term.unit", codes(RetentionUnit.class));
        known.put("destruction_batch.state", codes(DestructionBatch.BatchState.class));
        known.put("destruction_item.part", codes(DestructionBatch.LeavingPart.class));
        known.put("destruction_item.state", codes(DestructionBatch.ItemState.class));
        known.put("destruction_item.why_not", codes(WhyItStays.class));
        known.put("destruction_certificate.part", codes(DestructionBatch.LeavingPart.class));
        known.put("refusal_figure.shelter_kind", codes(ShelterKind.class));
        known.put("duty_swap.state", codes(SwapState.class));
        known.put("duty_area_question.state", codes(SwapState.class));
        known.put("route_task.rung", and(codes(Class.forName("nl.schakel.process.terms.Rung")), ""));
        return known;
    }

    private static final Set<String> KINDS = Set.of(
            "gemeente",
            "hulporganisatie",
            "onderwijs",
            "asielopvang",
            "justitie",
            "regio",
            "politie",
            "inspectie",
            "zorg",
            "veiligthuis",
            "riec",
            "opvang",
            "registratie",
            "landelijk",
            "beheer");

    /** The codes of an enum, as it writes them. */
    private static Set<String> codes(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Coded) constant).code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> and(Collection<String> codes, String more) {
        Set<String> all = new TreeSet<>(codes);
        all.add(more);
        return all;
    }

    /** The answers that a form offers for a question. */
    private static Set<String> options(String form, String question) throws IOException {
        Set<String> options = new TreeSet<>();
        JsonNode read =
                new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
        for (JsonNode field : read.get("components")) {
            if (question.equals(field.path("key").asText())) {
                field.get("values")
                        .forEach(value -> options.add(value.get("value").asText()));
            }
        }
        assertThat(options).as("%s in %s", question, form).isNotEmpty();
        return options;
    }

    private List<String> list(String sql) {
        return new ArrayList<>(jdbc.sql(sql).query(String.class).list());
    }
}
