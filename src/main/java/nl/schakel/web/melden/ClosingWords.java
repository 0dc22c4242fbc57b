package nl.schakel.web.melden;

import nl.schakel.support.Coded;

/** Code list: to whom the last words of a receipt are said (B bijlage 6, 10). */
public enum ClosingWords implements Coded {
    BURGER,
    PROFESSIONAL,
    ZELF;

    /**
     * For who reported this.
     *
     * @param aboutSelf whether the reporter said that it is about themselves; null when they said nothing
     * @param professional whether somebody reported from their work
     */
    static ClosingWords of(Boolean aboutSelf, boolean professional) {
        if (Boolean.TRUE.equals(aboutSelf)) {
            return ZELF;
        }
        return professional ? PROFESSIONAL : BURGER;
    }

    /** Key of the words. */
    String key() {
        return "bedankt.slot." + code();
    }
}
