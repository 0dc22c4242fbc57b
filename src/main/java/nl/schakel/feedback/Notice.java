package nl.schakel.feedback;

import nl.schakel.support.Coded;

/** Code list: how a reporter hears that a message is ready, or why nobody writes. */
public enum Notice implements Coded {
    /** A mail without content goes out; whether it arrives is told by the timeline, when it does not. */
    MAIL,
    /** The reporter did not say that it is safe to write. */
    NIET_VEILIG,
    /** Nobody knows who reported. */
    ANONIEM,
    /** Writing would be safe, but there is no address. */
    GEEN_ADRES,
    /** Writing would be safe, but what was typed is no address. */
    ONJUIST_ADRES,
    /** Writing would be safe, but mail to this address does not arrive. */
    ONBEZORGBAAR;

    static Notice of(String code) {
        return Coded.of(Notice.class, code).orElseThrow();
    }
}
