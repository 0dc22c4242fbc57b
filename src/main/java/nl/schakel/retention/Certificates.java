package nl.schakel.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.retention.DestructionBatch.LeavingPart;
import nl.schakel.retention.internal.CertificateRows;
import nl.schakel.signal.DossierSearch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Read model: what was destroyed, by which rule, and who decided so. Who has the number of a case can ask what became of it. */
@Service
public class Certificates {

    private static final int MOST = 200;

    /**
     * That something was destroyed.
     *
     * @param caseId as the access log knows the case
     * @param term what the rule said then, with its source
     * @param counts how many rows of each table, each {@code table=rows}
     */
    public record Certificate(
            UUID id,
            UUID caseId,
            String region,
            LeavingPart part,
            RetentionRule rule,
            String term,
            LocalDate due,
            List<String> counts,
            UUID readBy,
            UUID confirmedBy,
            Instant at) {

        /** The same with other counts. */
        Certificate of(List<String> others) {
            return new Certificate(id, caseId, region, part, rule, term, due, others, readBy, confirmedBy, at);
        }

        /** How many rows of each table, as lines. */
        static List<String> lines(Map<String, Integer> rows) {
            return rows.entrySet().stream()
                    .map(row -> row.getKey() + "=" + row.getValue())
                    .toList();
        }
    }

    private final CertificateRows rows;
    private final RetentionPeople people;

    Certificates(CertificateRows rows, RetentionPeople people) {
        this.rows = rows;
        this.people = people;
    }

    /** The newest of the viewer's regions; of one case when its number is given. @param reference may be null or blank */
    @Transactional(readOnly = true)
    public List<Certificate> find(String reference, Viewer viewer) {
        Set<String> regions = people.asEither(viewer);
        if (reference == null || reference.isBlank()) {
            return rows.of(regions, MOST);
        }
        return rows.ofReference(DossierSearch.number(reference)).stream()
                .filter(certificate -> regions.contains(certificate.region()))
                .toList();
    }
}
