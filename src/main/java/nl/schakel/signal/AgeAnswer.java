package nl.schakel.signal;

import java.util.List;
import nl.schakel.support.Coded;

/**
 * Code list: whether somebody is under eighteen. Doubt is an answer of its own: it protects as "ja" does, until the age is
 * known (Directive 2011/36/EU, article 13(2)).
 */
public enum AgeAnswer implements Coded {
    JA,
    TWIJFEL,
    NEE,
    ONBEKEND;

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Coded.codes(AgeAnswer.class);
    }
}
