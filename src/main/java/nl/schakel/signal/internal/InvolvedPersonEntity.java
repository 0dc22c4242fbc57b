package nl.schakel.signal.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import nl.schakel.support.crypto.EncryptedString;

/** Somebody the signal is about. The name is found again only by its keyed hash, as an exact match. */
@Entity
@Table(name = "involved_person")
public class InvolvedPersonEntity {

    @Id
    public UUID id;

    public UUID dossierId;
    public int position;

    @Column(name = "name_enc")
    @Convert(converter = EncryptedString.class)
    public String name;

    public String nameHash;

    @Column(name = "birth_year_enc")
    @Convert(converter = EncryptedString.class)
    public String birthYear;

    @Column(name = "gender_enc")
    @Convert(converter = EncryptedString.class)
    public String gender;

    @Column(name = "nationality_enc")
    @Convert(converter = EncryptedString.class)
    public String nationality;

    @Column(name = "known_to_enc")
    @Convert(converter = EncryptedString.class)
    public String knownTo;
}
