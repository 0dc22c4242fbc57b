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

/** Entity: a note or contact moment of a case; never changed afterwards. */
@Entity
@Table(name = "case_note")
public class NoteEntity {

    private static final SealedColumn TEXT = new SealedColumn("case_note", "text_enc");

    @Id
    public UUID id;

    public UUID dossierId;
    public Instant at;
    public String kind;

    @Column(name = "text_enc")
    private byte[] text;

    public boolean care;

    /** Groups that it was shared with, {@code role@organisation}. */
    public List<String> sharedWith;

    public UUID author;
    public String authorGroup;

    /** Keeps what was written; its id and its case come first. */
    public void text(String written, CaseCipher ciphers) {
        text = ciphers.of(dossierId).encrypt(written, TEXT.at(id));
    }

    /** What was written. */
    public String text(CaseCipher ciphers) {
        return ciphers.of(dossierId).decrypt(text, TEXT.at(id));
    }
}
