package nl.schakel.access.alert;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: why a data protection officer should look at what somebody looked at. */
public enum AlertKind implements Coded {
    /** Somebody opened many different cases in an hour. */
    VEEL_ZAKEN,
    /** Lists showed somebody many different cases in an hour. */
    VEEL_IN_LIJSTEN,
    /** Somebody opened a case outside the own region, without a task, a question or a duty there. */
    BUITEN_REGIO,
    /** Somebody searched the cases for the own name or the own mail address. */
    EIGEN_GEGEVENS_GEZOCHT,
    /** Somebody opened a case that is about somebody with the name of a colleague, or that a colleague reported about themselves. */
    ZAAK_VAN_COLLEGA;

    /** The kind with this code. */
    public static Optional<AlertKind> of(String code) {
        return Coded.of(AlertKind.class, code);
    }
}
