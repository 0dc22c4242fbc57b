package nl.schakel.login.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: passkeys; each is found by a keyed hash of the id that the device gave it. */
@Repository
public class PasskeyTable {

    private static final SealedColumn CREDENTIAL = new SealedColumn("passkey", "credential_enc");
    private static final String PURPOSE = "passkey";

    /**
     * A passkey.
     *
     * @param credential what the device gave at registration, with its public key
     * @param signatures how often the device says it signed; many devices do not count and say 0
     */
    public record Row(UUID id, UUID person, byte[] credential, long signatures, Instant madeAt, Instant usedAt) {}

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final KeyedHash hash;

    PasskeyTable(JdbcClient jdbc, PersonalDataCipher cipher, KeyedHash hash) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.hash = hash;
    }

    /** @return false when that key is known already */
    public boolean insert(Row row, byte[] credentialId) {
        return jdbc.sql("""
                        insert into schakel.passkey (id, person, credential_hash, credential_enc, signatures, made_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(
                                row.id(),
                                row.person(),
                                hashOf(credentialId),
                                cipher.seal(row.credential(), CREDENTIAL.at(row.id())),
                                row.signatures(),
                                Timestamp.from(row.madeAt()))
                        .update()
                == 1;
    }

    public Optional<Row> find(byte[] credentialId) {
        return jdbc.sql("select * from schakel.passkey where credential_hash = ?")
                .param(hashOf(credentialId))
                .query((row, n) -> read(row))
                .optional();
    }

    /** In the order in which they were made. */
    public List<Row> of(UUID person) {
        return jdbc.sql("select * from schakel.passkey where person = ? order by made_at, id")
                .param(person)
                .query((row, n) -> read(row))
                .list();
    }

    /** Who takes a way away waits for who does the same with another of this person. */
    public void lock(UUID person) {
        jdbc.sql("select id from schakel.passkey where person = ? for update")
                .param(person)
                .query(UUID.class)
                .list();
    }

    /** @return false when the device counts and did not count on: it may be a copy */
    public boolean used(UUID id, long signatures, Instant now) {
        return jdbc.sql(
                                "update schakel.passkey set signatures = :signatures, used_at = :now"
                                        + " where id = :id and (signatures < :signatures or signatures = 0 and :signatures = 0)")
                        .param("signatures", signatures)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return whether that person had it */
    public boolean delete(UUID id, UUID person) {
        return jdbc.sql("delete from schakel.passkey where id = ? and person = ?")
                        .params(id, person)
                        .update()
                == 1;
    }

    public void deleteAll(UUID person) {
        jdbc.sql("delete from schakel.passkey where person = ?").param(person).update();
    }

    private String hashOf(byte[] credentialId) {
        return hash.hmac(PURPOSE, Base64.getEncoder().encodeToString(credentialId));
    }

    private Row read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Timestamp used = row.getTimestamp("used_at");
        return new Row(
                id,
                row.getObject("person", UUID.class),
                cipher.open(row.getBytes("credential_enc"), CREDENTIAL.at(id)),
                row.getLong("signatures"),
                row.getTimestamp("made_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
