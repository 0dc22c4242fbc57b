package nl.schakel.signal.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.schakel.support.crypto.EncryptedString;

/** An action that the region agreed on with one partner. */
@Entity
@Table(name = "agreed_action")
public class ActionEntity {

    @Id
    public UUID id;

    public UUID dossierId;
    public int round;
    public int number;
    public String groupId;

    @Column(name = "what_enc")
    @Convert(converter = EncryptedString.class)
    public String what;

    public Instant due;
    public String outcome;
    public Instant doneAt;
}
