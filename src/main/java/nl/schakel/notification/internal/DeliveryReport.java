package nl.schakel.notification.internal;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.notification.Undeliverable.Why;

/**
 * Value: what a mail server says about a mail that did not arrive (RFC 3464): a report of which one part is for machines
 * and another holds the head of our mail. Nothing else of it is read.
 *
 * @param message the number of the mail that it is about
 * @param why why it did not arrive; null as long as it is still tried
 */
record DeliveryReport(long message, Why why) {

    private static final String MACHINES = "message/delivery-status";
    private static final Pattern CODE = Pattern.compile("(?:^|[;\\s])([245]\\d\\d)[\\s-]");
    /** A report holds one block about the whole mail and one for each receiver, of whom ours has one. */
    private static final int BLOCKS = 20;

    private static final int FOR_GOOD = 550;

    /** What this mail reports; empty when it is no report, or none about a mail of ours. */
    static Optional<DeliveryReport> of(MimeMessage mail, MessageIds ids) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        OptionalLong ours = OptionalLong.empty();
        Optional<Why> why = Optional.empty();
        boolean machines = false;
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(MACHINES)) {
                machines = true;
                why = why(part);
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/rfc822-headers")) {
                ours = ids.read(messageId(part));
            }
        }
        return machines && ours.isPresent()
                ? Optional.of(new DeliveryReport(ours.getAsLong(), why.orElse(null)))
                : Optional.empty();
    }

    private static String messageId(Part part) throws MessagingException, IOException {
        // also of a whole mail: its head is read and nothing more
        try (InputStream in = part.getInputStream()) {
            return new InternetHeaders(in).getHeader("Message-ID", null);
        }
    }

    private static Optional<Why> why(Part part) throws MessagingException, IOException {
        try (InputStream in = new BufferedInputStream(part.getInputStream())) {
            for (int block = 0; block < BLOCKS; block++) {
                InternetHeaders headers = new InternetHeaders(in);
                String action = headers.getHeader("Action", null);
                if (action != null) {
                    return action.strip().toLowerCase(Locale.ROOT).startsWith("failed")
                            ? Optional.of(why(headers))
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Why why(InternetHeaders headers) {
        String said = text(headers.getHeader("Status", null)) + " " + text(headers.getHeader("Diagnostic-Code", null));
        Matcher code = CODE.matcher(said);
        SmtpRefusal refusal = new SmtpRefusal(code.find() ? Integer.parseInt(code.group(1)) : FOR_GOOD, said);
        if (refusal.aboutAddress()) {
            return Why.TERUGGEKOMEN;
        }
        return refusal.noRoom() ? Why.POSTVAK_VOL : Why.OPGEGEVEN;
    }

    private static String text(String header) {
        return header == null ? "" : header;
    }
}
