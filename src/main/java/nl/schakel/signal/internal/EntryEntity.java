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

/** Entity: one answer to one question of a task, or something the reporter said later. */
@Entity
@Table(name = "dossier_entry")
public class EntryEntity {

    private static final SealedColumn VALUE = new SealedColumn("dossier_entry", "value_enc");

    @Id
    public UUID id;

    public UUID dossierId;
    public Instant at;
    public String step;
    public String taskId;
    public String field;
    public String label;

    @Column(name = "value_enc")
    private byte[] value;

    /** Codes of the roles that may read it; empty for everybody who may read answers. */
    public List<String> share;

    public UUID author;
    public String authorGroup;

    /** Keeps the answer; its id and its case come first. */
    public void value(String text, CaseCipher ciphers) {
        value = ciphers.of(dossierId).encrypt(text, VALUE.at(id));
    }

    /** The answer. */
    public String value(CaseCipher ciphers) {
        return ciphers.of(dossierId).decrypt(value, VALUE.at(id));
    }
}
