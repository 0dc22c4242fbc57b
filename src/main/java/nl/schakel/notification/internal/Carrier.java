package nl.schakel.notification.internal;

import java.util.Optional;

/** Port: takes a message further: to a mail server, or to an SMS gateway. */
interface Carrier {

    /** Where the message goes, looked up now; empty when there is nobody to send it to any more. */
    Optional<String> address(WaitingMessage message);

    /** Returns once it has been taken. */
    void send(WaitingMessage message, String address) throws Exception;

    /** What is written down when there is no address. */
    String noAddress();
}
