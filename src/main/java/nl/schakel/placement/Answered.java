package nl.schakel.placement;

/**
 * Value: an answer about a person.
 *
 * @param value only with {@link Given#WAARDE}; otherwise null
 */
public record Answered(Given given, String value) {

    /** Nobody asked, or nobody knows. */
    public static final Answered UNKNOWN = new Answered(Given.ONBEKEND, null);

    public Answered {
        given = given == null ? Given.ONBEKEND : given;
        value = given == Given.WAARDE ? value : null;
        if (given == Given.WAARDE && (value == null || value.isBlank())) {
            given = Given.ONBEKEND;
            value = null;
        }
    }

    /** Reads {@code ja}, {@code nee}, {@code onbekend}, {@code liever-niet} or a value; nothing is unknown. */
    public static Answered of(String text) {
        if (text == null || text.isBlank()) {
            return UNKNOWN;
        }
        String plain = text.strip();
        return Given.of(plain)
                .filter(given -> given != Given.WAARDE)
                .map(given -> new Answered(given, null))
                .orElseGet(() -> new Answered(Given.WAARDE, plain));
    }
}
