package nl.schakel.access.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.report.ExportRows.Row;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.sheet.CsvLines;
import org.springframework.stereotype.Component;

/**
 * Writer of JSON lines and CSV: a row of the access log as the standards name its fields: a line for each data subject, since a line of
 * Logboek Dataverwerkingen is about one at most. Whom a case is about is no name here but a keyed hash of the case's id.
 */
@Component
class ExportLines {

    private static final String PURPOSE_OF_HASH = "log-data-subject";
    private static final String ACTIVITY = "urn:schakel:verwerkingsactiviteit:";
    private static final String SUBJECT_TYPE = "schakel-pseudoniem";
    private static final String REFUSED = "geweigerd";

    /** RFC 3881, to which NEN 7513 refers: a person, who is the one that care is about. */
    private static final String PERSON = "1";

    /** RFC 3881: an application. */
    private static final String APPLICATION = "4";

    private static final List<String> OF_LOGBOEK = List.of(
            "trace_id",
            "span_id",
            "parent_span_id",
            "name",
            "start_time",
            "end_time",
            "status_code",
            "resource.service.name",
            "dpl.core.processing_activity_id",
            "dpl.core.data_subject_id",
            "dpl.core.data_subject_id_type");

    private static final List<String> OF_NEN = List.of(
            "nen7513.AuditEnterpriseSiteID",
            "nen7513.AuditSourceId",
            "nen7513.AuditSourceTypeCode",
            "dpl.nen7513.eventTypeCode",
            "dpl.nen7513.users.userID",
            "dpl.nen7513.users.userIsRequestor",
            "dpl.nen7513.users.roleIDCode",
            "dpl.nen7513.users.purposeOfUse",
            "dpl.nen7513.participants.participantObjectTypeCode",
            "dpl.nen7513.participants.participantObjectTypeCodeRole",
            "dpl.nen7513.participants.participantObjectIDTypeCode",
            "dpl.nen7513.participants.participantObjectID",
            "dpl.nen7513.participants.participantObjectDetail",
            "dpl.nen7513.autorisatieProtocol");

    private final ObjectMapper json;
    private final KeyedHash hash;

    ExportLines(ObjectMapper json, KeyedHash hash) {
        this.json = json;
        this.hash = hash;
    }

    /** The names of the columns. */
    String head(ExportKind kind) {
        return cells(Stream.concat(OF_LOGBOEK.stream(), kind == ExportKind.NEN7513 ? OF_NEN.stream() : Stream.of()));
    }

    /** The lines of a row: one without a data subject when it is about no case. */
    Stream<String> of(Row row, ExportKind kind, ExportForm form) {
        List<UUID> subjects = row.subjects();
        Stream<String> pseudonyms = subjects.isEmpty()
                ? Stream.of((String) null)
                : subjects.stream().map(id -> hash.hmac(PURPOSE_OF_HASH, id.toString()));
        return pseudonyms.map(subject -> form == ExportForm.CSV ? csv(row, subject, kind) : json(row, subject, kind));
    }

    private String json(Row row, String subject, ExportKind kind) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("service.name", "schakel");
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("dpl.core.processing_activity_id", activity(row));
        if (subject != null) {
            attributes.put("dpl.core.data_subject_id", subject);
            attributes.put("dpl.core.data_subject_id_type", SUBJECT_TYPE);
        }
        if (kind == ExportKind.NEN7513) {
            resource.put("nen7513.AuditEnterpriseSiteID", String.join(",", row.organisations()));
            resource.put("nen7513.AuditSourceId", "schakel");
            resource.put("nen7513.AuditSourceTypeCode", APPLICATION);
            attributes.putAll(nen(row, subject));
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("trace_id", row.traceId());
        line.put("span_id", row.spanId());
        line.put("parent_span_id", row.parentSpanId());
        line.put("name", name(row));
        line.put("start_time", row.at().toEpochMilli());
        line.put("end_time", row.at().toEpochMilli());
        line.put("status_code", status(row));
        line.put("resource", Map.of("attributes", resource));
        line.put("attributes", attributes);
        line.values().removeIf(Objects::isNull);
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> nen(Row row, String subject) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("dpl.nen7513.eventTypeCode", row.why());
        attributes.put(
                "dpl.nen7513.users",
                List.of(Map.of(
                        "userID", row.person().toString(),
                        "userIsRequestor", true,
                        "roleIDCode", row.held(),
                        "purposeOfUse", purpose(row))));
        attributes.put(
                "dpl.nen7513.participants",
                subject == null
                        ? List.of()
                        : List.of(Map.of(
                                "participantObjectTypeCode", PERSON,
                                "participantObjectTypeCodeRole", PERSON,
                                "participantObjectIDTypeCode", SUBJECT_TYPE,
                                "participantObjectID", subject,
                                "participantObjectDetail", row.parts())));
        attributes.put("dpl.nen7513.autorisatieProtocol", protocol(row));
        return attributes;
    }

    private static String csv(Row row, String subject, ExportKind kind) {
        Stream<String> logboek = Stream.of(
                row.traceId(),
                row.spanId(),
                row.parentSpanId(),
                name(row),
                Long.toString(row.at().toEpochMilli()),
                Long.toString(row.at().toEpochMilli()),
                status(row),
                "schakel",
                activity(row),
                subject,
                subject == null ? null : SUBJECT_TYPE);
        Stream<String> nen = Stream.of(
                joined(row.organisations()),
                "schakel",
                APPLICATION,
                row.why(),
                row.person().toString(),
                "true",
                joined(row.held()),
                purpose(row),
                subject == null ? null : PERSON,
                subject == null ? null : PERSON,
                subject == null ? null : SUBJECT_TYPE,
                subject,
                joined(row.parts()),
                protocol(row));
        return cells(kind == ExportKind.NEN7513 ? Stream.concat(logboek, nen) : logboek);
    }

    private static String cells(Stream<String> values) {
        return values.map(CsvLines::cell).collect(Collectors.joining(";"));
    }

    private static String joined(Collection<String> values) {
        return String.join(",", values);
    }

    private static String name(Row row) {
        return row.kind() + " " + row.why();
    }

    /** Nothing is processed for who is refused. */
    private static String status(Row row) {
        return row.kind().equals(REFUSED) ? "STATUS_CODE_ERROR" : "STATUS_CODE_OK";
    }

    private static String activity(Row row) {
        return ACTIVITY + purpose(row);
    }

    private static String purpose(Row row) {
        return row.purpose() == null ? "onbekend" : row.purpose();
    }

    private static String protocol(Row row) {
        return purpose(row).startsWith("noodtoegang") ? "noodtoegang" : "toegangsregel";
    }
}
