package nl.schakel.notification;

import nl.schakel.support.Coded;

/** Code list: the ways by which a message leaves the application. */
public enum DeliveryChannel implements Coded {
    MAIL,
    SMS;

    /** The channel with this code. */
    public static DeliveryChannel of(String code) {
        return Coded.of(DeliveryChannel.class, code).orElseThrow();
    }
}
