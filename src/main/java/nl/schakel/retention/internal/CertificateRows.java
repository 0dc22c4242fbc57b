package nl.schakel.retention.internal;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.schakel.retention.Certificates.Certificate;
import nl.schakel.retention.DestructionBatch.LeavingPart;
import nl.schakel.retention.RetentionRule;
import nl.schakel.support.Coded;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: certificates of destruction, only ever added to. The reference is a keyed hash: who has the number can ask. */
@Component
public class CertificateRows {

    private static final String PURPOSE = "vernietigd";

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    CertificateRows(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /** Adds one. */
    public void add(Certificate certificate, UUID batch, String reference) {
        jdbc.sql(
                        "insert into schakel.destruction_certificate (id, batch, case_id, reference_hash, region, part, rule, term, due,"
                                + " counts, read_by, confirmed_by, at) values (:id, :batch, :case, :reference, :region, :part, :rule,"
                                + " :term, :due, :counts, :readBy, :confirmedBy, :at)")
                .param("id", certificate.id())
                .param("batch", batch)
                .param("case", certificate.caseId())
                .param("reference", hash.hmac(PURPOSE, reference))
                .param("region", certificate.region())
                .param("part", certificate.part().code())
                .param("rule", certificate.rule().code())
                .param("term", certificate.term())
                .param("due", Date.valueOf(certificate.due()))
                .param("counts", TextArray.of(certificate.counts()))
                .param("readBy", certificate.readBy())
                .param("confirmedBy", certificate.confirmedBy())
                .param("at", Timestamp.from(certificate.at()))
                .update();
    }

    /** Those of these regions, the newest first. */
    public List<Certificate> of(Collection<String> regions, int most) {
        return regions.isEmpty()
                ? List.of()
                : jdbc.sql("select * from schakel.destruction_certificate where region in (:regions)"
                                + " order by at desc, id limit :most")
                        .param("regions", regions)
                        .param("most", most)
                        .query(CertificateRows::certificate)
                        .list();
    }

    /** Those of what left by a batch. */
    public List<Certificate> ofBatch(UUID batch) {
        return jdbc.sql("select * from schakel.destruction_certificate where batch = ? order by at, id")
                .param(batch)
                .query(CertificateRows::certificate)
                .list();
    }

    /** Those of the case that had this number. */
    public List<Certificate> ofReference(String reference) {
        return jdbc.sql("select * from schakel.destruction_certificate where reference_hash = ? order by at, id")
                .param(hash.hmac(PURPOSE, reference))
                .query(CertificateRows::certificate)
                .list();
    }

    private static Certificate certificate(ResultSet row, int number) throws SQLException {
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("region"),
                Coded.of(LeavingPart.class, row.getString("part")).orElseThrow(),
                RetentionRule.of(row.getString("rule")).orElseThrow(),
                row.getString("term"),
                row.getDate("due").toLocalDate(),
                TextArray.in(row, "counts"),
                row.getObject("read_by", UUID.class),
                row.getObject("confirmed_by", UUID.class),
                row.getTimestamp("at").toInstant());
    }
}
