package nl.schakel.piket.call.internal;

import java.util.List;
import java.util.UUID;
import nl.schakel.piket.call.CallDetails;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: what was told in calls, encrypted; each value opens in its own row only. */
@Repository
public class CallStatementTable {

    private static final SealedColumn CALL_BACK = new SealedColumn("night_call", "call_back_enc");
    private static final SealedColumn SITUATION = new SealedColumn("night_call", "situation_enc");
    private static final SealedColumn JOINED_CALL_BACK = new SealedColumn("night_call_told", "call_back_enc");
    private static final SealedColumn JOINED_SITUATION = new SealedColumn("night_call_told", "situation_enc");

    private record JoinedRow(UUID id, byte[] callBackEnc, byte[] situationEnc) {}

    private final JdbcClient jdbc;
    private final CaseOfCall cases;
    private final CaseCipher ciphers;

    CallStatementTable(JdbcClient jdbc, CaseOfCall cases, CaseCipher ciphers) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.ciphers = ciphers;
    }

    /** Who to call back, as it is stored with a call. */
    public byte[] callBack(UUID call, UUID dossier, String text) {
        return ciphers.of(dossier).encrypt(text, CALL_BACK.at(call));
    }

    /** What is needed, as it is stored with a call. */
    public byte[] situation(UUID call, UUID dossier, String text) {
        return ciphers.of(dossier).encrypt(text, SITUATION.at(call));
    }

    /** What was told with a call, and with the calls that were joined into it. */
    public CallDetails of(UUID call) {
        return jdbc.sql("select dossier_id, call_back_enc, situation_enc from schakel.night_call where id = ?")
                .param(call)
                .query((row, n) -> {
                    PersonalDataCipher cipher = ciphers.of(row.getObject("dossier_id", UUID.class));
                    return new CallDetails(
                            cipher.decrypt(row.getBytes("call_back_enc"), CALL_BACK.at(call)),
                            cipher.decrypt(row.getBytes("situation_enc"), SITUATION.at(call)),
                            joined(call, cipher));
                })
                .single();
    }

    /** Keeps what was told in a call with the call that it turned out to be. */
    public void move(UUID call, UUID into) {
        CallDetails told = of(call);
        PersonalDataCipher cipher = ciphers.of(cases.of(into));
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into schakel.night_call_told (id, call, number, from_kind, called_at, call_back_enc, situation_enc)
                        select :id, :into, number, from_kind, called_at, :callBack, :situation
                        from schakel.night_call where id = :call
                        """)
                .param("id", id)
                .param("into", into)
                .param("callBack", cipher.encrypt(told.callBack(), JOINED_CALL_BACK.at(id)))
                .param("situation", cipher.encrypt(told.situation(), JOINED_SITUATION.at(id)))
                .param("call", call)
                .update();
        // what was joined into it before was sealed for its case, and belongs to another from now on
        PersonalDataCipher before = ciphers.of(cases.of(call));
        for (JoinedRow row : jdbc.sql(
                        "select id, call_back_enc, situation_enc from schakel.night_call_told where call = ?")
                .param(call)
                .query(JoinedRow.class)
                .list()) {
            String callBack = before.decrypt(row.callBackEnc(), JOINED_CALL_BACK.at(row.id()));
            String situation = before.decrypt(row.situationEnc(), JOINED_SITUATION.at(row.id()));
            jdbc.sql("update schakel.night_call_told set call = ?, call_back_enc = ?, situation_enc = ? where id = ?")
                    .params(
                            into,
                            cipher.encrypt(callBack, JOINED_CALL_BACK.at(row.id())),
                            cipher.encrypt(situation, JOINED_SITUATION.at(row.id())),
                            row.id())
                    .update();
        }
    }

    private List<CallDetails.Joined> joined(UUID call, PersonalDataCipher cipher) {
        return jdbc.sql("select * from schakel.night_call_told where call = ? order by called_at, id")
                .param(call)
                .query((row, n) -> {
                    String id = row.getString("id");
                    return new CallDetails.Joined(
                            row.getString("number"),
                            CallerKind.of(row.getString("from_kind")).orElseThrow(),
                            row.getTimestamp("called_at").toInstant(),
                            cipher.decrypt(row.getBytes("call_back_enc"), JOINED_CALL_BACK.at(id)),
                            cipher.decrypt(row.getBytes("situation_enc"), JOINED_SITUATION.at(id)));
                })
                .list();
    }
}
