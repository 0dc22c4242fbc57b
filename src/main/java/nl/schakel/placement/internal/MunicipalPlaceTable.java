package nl.schakel.placement.internal;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.placement.MunicipalPlace;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: the places that municipalities found, each a bed of its own; where they are is sealed. */
@Component
public class MunicipalPlaceTable {

    private static final String TABLE = "municipal_place";
    private static final SealedColumn NAME = new SealedColumn(TABLE, "name_enc");
    private static final SealedColumn ADDRESS = new SealedColumn(TABLE, "address_enc");
    private static final SealedColumn PHONE = new SealedColumn(TABLE, "phone_enc");
    private static final SealedColumn MEASURE = new SealedColumn(TABLE, "measure_enc");

    private final JdbcClient jdbc;
    private final CaseOfSearch cases;
    private final CaseCipher ciphers;

    MunicipalPlaceTable(JdbcClient jdbc, CaseOfSearch cases, CaseCipher ciphers) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.ciphers = ciphers;
    }

    /** Stores a place. */
    public void insert(UUID bed, UUID placement, MunicipalPlace place, Instant at, UUID by) {
        PersonalDataCipher cipher = ciphers.of(cases.of(placement));
        jdbc.sql("""
                        insert into schakel.municipal_place (bed, placement, name_enc, address_enc, phone_enc, until, checked,
                                                             measure_enc, at, by)
                        values (:bed, :placement, :name, :address, :phone, :until, :checked, :measure, :at, :by)
                        """)
                .param("bed", bed)
                .param("placement", placement)
                .param("name", cipher.encrypt(place.name(), NAME.at(bed)))
                .param("address", cipher.encrypt(place.address(), ADDRESS.at(bed)))
                .param("phone", cipher.encrypt(place.phone(), PHONE.at(bed)))
                .param("until", Date.valueOf(place.until()))
                .param("checked", place.checked().code())
                .param("measure", cipher.encrypt(place.measure(), MEASURE.at(bed)))
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    /** The place that this bed is; empty for a bed of a shelter. */
    public Optional<MunicipalPlace> of(UUID bed) {
        return jdbc.sql("select m.*, p.dossier_id from schakel.municipal_place m"
                        + " join schakel.placement p on p.id = m.placement where m.bed = ?")
                .param(bed)
                .query((row, n) -> {
                    PersonalDataCipher cipher = ciphers.of(row.getObject("dossier_id", UUID.class));
                    return new MunicipalPlace(
                            cipher.decrypt(row.getBytes("name_enc"), NAME.at(bed)),
                            cipher.decrypt(row.getBytes("address_enc"), ADDRESS.at(bed)),
                            cipher.decrypt(row.getBytes("phone_enc"), PHONE.at(bed)),
                            row.getDate("until").toLocalDate(),
                            MunicipalPlace.Checked.of(row.getString("checked")).orElseThrow(),
                            cipher.decrypt(row.getBytes("measure_enc"), MEASURE.at(bed)));
                })
                .optional();
    }

    /** The last day of a place, without what is sealed. */
    public Optional<LocalDate> until(UUID bed) {
        return jdbc.sql("select until from schakel.municipal_place where bed = ?")
                .param(bed)
                .query((row, n) -> row.getDate("until").toLocalDate())
                .optional();
    }
}
