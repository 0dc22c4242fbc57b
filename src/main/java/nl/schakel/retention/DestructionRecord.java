package nl.schakel.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.schakel.retention.Certificates.Certificate;
import nl.schakel.retention.DestructionBatch.LeavingPart;
import nl.schakel.retention.internal.CertificateRows;
import nl.schakel.support.crypto.CaseKeys;
import nl.schakel.support.crypto.DestroyedCases;
import nl.schakel.support.crypto.DestroyedCases.Destroyed;
import org.springframework.stereotype.Component;

/**
 * Command service: keeps beside the keys, and not in the database, what was destroyed by whose decision, and then destroys the key of each
 * case that is gone: no backup of the database opens it any more.
 */
@Component
class DestructionRecord {

    /** What it takes to do it again in a database of before. */
    record Decided(Certificate certificate, Instant proposedAt, Instant readAt, Instant confirmedAt) {}

    private final CertificateRows certificates;
    private final DestroyedCases destroyed;
    private final CaseKeys keys;
    private final ObjectMapper json;

    DestructionRecord(CertificateRows certificates, DestroyedCases destroyed, CaseKeys keys, ObjectMapper json) {
        this.certificates = certificates;
        this.destroyed = destroyed;
        this.keys = keys;
        this.json = json;
    }

    /** Everything that left by this batch; what is kept already stays as it is. */
    void keep(DestructionBatch batch) {
        List<Certificate> left = certificates.ofBatch(batch.id());
        Set<String> known = new HashSet<>();
        destroyed
                .of(left.stream().map(Certificate::caseId).toList())
                .forEach(one -> known.add(one.dossier() + one.part()));
        left.stream()
                .filter(certificate -> !known.contains(
                        certificate.caseId() + certificate.part().code()))
                .forEach(certificate -> destroyed.add(new Destroyed(
                        certificate.caseId(),
                        certificate.part().code(),
                        write(new Decided(certificate, batch.proposedAt(), batch.readAt(), batch.confirmedAt())))));
        keys.destroy(left.stream()
                .filter(certificate -> certificate.part() == LeavingPart.ZAAK)
                .map(Certificate::caseId)
                .toList());
    }

    /** What was decided about one that was destroyed. */
    Decided read(Destroyed one) {
        try {
            return json.readValue(one.record(), Decided.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was destroyed cannot be read: " + one.dossier(), e);
        }
    }

    private String write(Decided decided) {
        try {
            return json.writeValueAsString(decided);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was destroyed cannot be written", e);
        }
    }
}
