package nl.schakel.signal.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import nl.schakel.signal.DossierReading.InvolvedPerson;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;

/** Entity: somebody the signal is about. The name is found again only by its keyed hash, as an exact match. */
@Entity
@Table(name = "involved_person")
public class InvolvedPersonEntity {

    private static final SealedColumn NAME = column("name_enc");
    private static final SealedColumn BIRTH_YEAR = column("birth_year_enc");
    private static final SealedColumn GENDER = column("gender_enc");
    private static final SealedColumn NATIONALITY = column("nationality_enc");
    private static final SealedColumn KNOWN_TO = column("known_to_enc");

    @Id
    public UUID id;

    public UUID dossierId;
    public int position;

    @Column(name = "name_enc")
    private byte[] name;

    public String nameHash;

    @Column(name = "birth_year_enc")
    private byte[] birthYear;

    @Column(name = "gender_enc")
    private byte[] gender;

    @Column(name = "nationality_enc")
    private byte[] nationality;

    @Column(name = "known_to_enc")
    private byte[] knownTo;

    /** Keeps who it is; its id and its case come first. */
    public void seal(InvolvedPerson person, CaseCipher ciphers) {
        PersonalDataCipher cipher = ciphers.of(dossierId);
        name = cipher.encrypt(person.name(), NAME.at(id));
        birthYear = cipher.encrypt(person.birthYear(), BIRTH_YEAR.at(id));
        gender = cipher.encrypt(person.gender(), GENDER.at(id));
        nationality = cipher.encrypt(person.nationality(), NATIONALITY.at(id));
        knownTo = cipher.encrypt(person.knownTo(), KNOWN_TO.at(id));
    }

    /** Who it is. */
    public InvolvedPerson open(CaseCipher ciphers) {
        PersonalDataCipher cipher = ciphers.of(dossierId);
        return new InvolvedPerson(
                cipher.decrypt(name, NAME.at(id)),
                cipher.decrypt(birthYear, BIRTH_YEAR.at(id)),
                cipher.decrypt(gender, GENDER.at(id)),
                cipher.decrypt(nationality, NATIONALITY.at(id)),
                cipher.decrypt(knownTo, KNOWN_TO.at(id)));
    }

    private static SealedColumn column(String name) {
        return new SealedColumn("involved_person", name);
    }
}
