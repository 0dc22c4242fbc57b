package nl.schakel.signal.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.schakel.support.crypto.EncryptedString;

/** One answer to one question of a task, or something the reporter said later. */
@Entity
@Table(name = "dossier_entry")
public class EntryEntity {

    @Id
    public UUID id;

    public UUID dossierId;
    public Instant at;
    public String step;
    public String taskId;
    public String field;
    public String label;

    @Column(name = "value_enc")
    @Convert(converter = EncryptedString.class)
    public String value;

    public String share;
    public UUID author;
    public String authorGroup;
}
