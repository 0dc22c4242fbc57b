package nl.schakel.signal.internal;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import nl.schakel.signal.CaseEnds.PastEnd;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.ReopenReason;
import nl.schakel.support.Coded;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table access: ends after which a case was opened again; only ever added to. */
@Component
public class CaseReopeningTable {

    private static final SealedColumn TEXT = new SealedColumn("case_reopening", "text_enc");

    private final JdbcClient jdbc;
    private final CaseCipher ciphers;

    CaseReopeningTable(JdbcClient jdbc, CaseCipher ciphers) {
        this.jdbc = jdbc;
        this.ciphers = ciphers;
    }

    /** Keeps an end. */
    public void add(UUID dossier, PastEnd end) {
        jdbc.sql(
                        "insert into schakel.case_reopening (dossier_id, number, outcome, ended_at, proposer, reader, at, reason,"
                                + " person, text_enc) values (:dossier, :number, :outcome, :ended, :proposer, :reader, :at,"
                                + " :reason, :person, :text)")
                .param("dossier", dossier)
                .param("number", end.number())
                .param("outcome", end.outcome().code())
                .param("ended", Timestamp.from(end.at()))
                .param("proposer", end.proposer(), Types.OTHER)
                .param("reader", end.reader(), Types.OTHER)
                .param("at", Timestamp.from(end.reopenedAt()))
                .param("reason", end.reason().code())
                .param("person", end.reopenedBy())
                .param(
                        "text",
                        ciphers.of(dossier).encrypt(end.text(), TEXT.at(row(dossier, end.number()))),
                        Types.BINARY)
                .update();
    }

    /** Every end that a case had before, the oldest first. */
    public List<PastEnd> of(UUID dossier) {
        return jdbc.sql("select * from schakel.case_reopening where dossier_id = ? order by number")
                .param(dossier)
                .query((row, n) -> new PastEnd(
                        row.getInt("number"),
                        Outcome.of(row.getString("outcome")).orElseThrow(),
                        row.getTimestamp("ended_at").toInstant(),
                        row.getObject("proposer", UUID.class),
                        row.getObject("reader", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        Coded.of(ReopenReason.class, row.getString("reason")).orElseThrow(),
                        row.getObject("person", UUID.class),
                        ciphers.of(dossier)
                                .decrypt(row.getBytes("text_enc"), TEXT.at(row(dossier, row.getInt("number"))))))
                .list();
    }

    private static String row(UUID dossier, int number) {
        return dossier + "|" + number;
    }
}
