package nl.schakel.notification;

import java.util.Locale;

/** The ways by which a message leaves the application. */
public enum DeliveryChannel {
    MAIL,
    SMS;

    /** {@code mail} or {@code sms}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The channel with this code. */
    public static DeliveryChannel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
