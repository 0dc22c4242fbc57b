package nl.schakel.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import nl.schakel.support.Coded;

/** Code list: the parts people play in the chain. The codes are Dutch because models, forms and the API show them. */
public enum Role implements Coded {
    MELDER,
    AMBASSADEUR,
    AANDACHTSFUNCTIONARIS,
    ONDERMIJNING,
    PROCESREGISSEUR,
    GEBIEDSTEAM,
    WMO,
    KETENREGISSEUR,
    ZORGCOORDINATOR,
    TMM,
    NLA,
    KMAR,
    OM,
    VEILIGTHUIS,
    RIEC,
    OPVANG,
    PIKET,
    CENTRUMGEMEENTE,
    COMENSHA,
    FG,
    LANDELIJK,
    PERSONEELSBEHEER,
    BEHEER;

    /** The lower-case code of the domain, for example {@code aandachtsfunctionaris}. */
    @JsonValue
    @Override
    public String code() {
        return Coded.super.code();
    }

    /** The role with this code; an unknown code is a programming or modelling error. */
    @JsonCreator
    public static Role of(String code) {
        return Coded.of(Role.class, code).orElseThrow(() -> new IllegalArgumentException("Unknown role: " + code));
    }
}
