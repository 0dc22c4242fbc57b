package nl.schakel.signal;

import java.util.List;
import nl.schakel.support.Coded;

/** Code list: where something is offered or goes on online. */
public enum OnlineKind implements Coded {
    WEBSITE,
    ADVERTENTIE,
    TELEFOON,
    ACCOUNT,
    ANDERS;

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Coded.codes(OnlineKind.class);
    }
}
