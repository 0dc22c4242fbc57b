package nl.schakel.notification.internal;

import java.net.http.HttpRequest;
import java.util.Optional;

/** Port: how a gateway wants a message, and what its answers say. */
interface SmsProtocol {

    /** What a gateway knows of a message. */
    enum Known {
        /** It never had it, or failed to deliver it for a reason of its own: it can be handed over again. */
        NOTHING,
        /** It has it. */
        TAKEN,
        /** It had it, and nothing arrives at that number. */
        UNDELIVERABLE
    }

    /** Hands one message over. @param number international, such as +31600000000 @param mark the same at each try */
    HttpRequest.Builder handOver(String number, String text, String mark);

    /** Asks whether it has the message of this mark; empty where the mark alone keeps it from delivering twice. */
    Optional<HttpRequest.Builder> asks(String mark);

    /** What an answer of 200 to that question says. */
    Known known(String answer);

    /** What a refusal says. @param answer its first characters */
    Fault refused(int status, String answer);
}
