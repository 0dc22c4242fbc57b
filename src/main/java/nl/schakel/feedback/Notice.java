package nl.schakel.feedback;

import java.util.Arrays;

/** How a reporter hears that a message is ready, or why nobody writes. */
public enum Notice {
    /** A mail without content goes out. */
    MAIL("mail"),
    /** The reporter did not say that it is safe to write. */
    NIET_VEILIG("niet-veilig"),
    /** Nobody knows who reported. */
    ANONIEM("anoniem"),
    /** Writing would be safe, but there is no address. */
    GEEN_ADRES("geen-adres");

    private final String code;

    Notice(String code) {
        this.code = code;
    }

    /** The code that is recorded. */
    public String code() {
        return code;
    }

    static Notice of(String code) {
        return Arrays.stream(values())
                .filter(notice -> notice.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
