package nl.schakel.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parts people play in the chain. The codes are Dutch because models, forms and the API show them. */
public enum Role {
    MELDER,
    AMBASSADEUR,
    AANDACHTSFUNCTIONARIS,
    ONDERMIJNING,
    PROCESREGISSEUR,
    GEBIEDSTEAM,
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
    BEHEER;

    private static final Map<String, Role> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Role::code, Function.identity()));

    /** The lower-case code of the domain, for example {@code aandachtsfunctionaris}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this code; an unknown code is a programming or modelling error. */
    @JsonCreator
    public static Role of(String code) {
        Role role = BY_CODE.get(code);
        if (role == null) {
            throw new IllegalArgumentException("Unknown role: " + code);
        }
        return role;
    }
}
