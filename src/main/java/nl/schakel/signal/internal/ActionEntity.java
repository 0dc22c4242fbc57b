package nl.schakel.signal.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;

/** Entity: an action that the region agreed on with one partner. */
@Entity
@Table(name = "agreed_action")
public class ActionEntity {

    private static final SealedColumn WHAT = new SealedColumn("agreed_action", "what_enc");

    @Id
    public UUID id;

    public UUID dossierId;
    public int round;
    public int number;
    public String groupId;

    @Column(name = "what_enc")
    private byte[] what;

    public Instant due;

    /** Codes of the roles that may read it. */
    public List<String> share;

    /** {@code role@organisation} of who agreed on it; null when that was not kept. */
    public String agreedBy;

    public String outcome;
    public Instant doneAt;

    /** Keeps what is to be done; its id and its case come first. */
    public void what(String text, CaseCipher ciphers) {
        what = ciphers.of(dossierId).encrypt(text, WHAT.at(id));
    }

    /** What is to be done. */
    public String what(CaseCipher ciphers) {
        return ciphers.of(dossierId).decrypt(what, WHAT.at(id));
    }
}
