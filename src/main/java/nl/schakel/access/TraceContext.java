package nl.schakel.access;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value: in which chain of requests something was looked at, by the W3C recommendation Trace Context. What a caller sends is
 * taken over when it is as the recommendation says and nothing else; otherwise a chain begins here.
 *
 * @param traceId 32 hexadecimal digits, the same in each system that took part
 * @param parentSpanId 16 hexadecimal digits of the caller, or null when the chain begins here
 */
public record TraceContext(String traceId, String parentSpanId) {

    /** How the header is called. */
    public static final String HEADER = "traceparent";

    /** Version, trace, span of the caller, flags; a later version may add to it. */
    private static final Pattern FORM = Pattern.compile(
            "(?<version>[0-9a-f]{2})-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-[0-9a-f]{2}(?<more>-.*)?");

    private static final String FIRST_VERSION = "00";
    private static final String NO_VERSION = "ff";
    private static final int LONGEST = 200;
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A chain that begins here. */
    public static TraceContext begun() {
        return new TraceContext(random(TRACE_BYTES), null);
    }

    /** The chain that the caller named, or a new one. @param headers each as it was sent */
    public static TraceContext of(Collection<String> headers) {
        return headers.size() == 1 ? read(headers.iterator().next()).orElseGet(TraceContext::begun) : begun();
    }

    /** A number for one row in a chain: 16 hexadecimal digits. */
    public static String newSpan() {
        return random(SPAN_BYTES);
    }

    private static Optional<TraceContext> read(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String version = matcher.group("version");
        boolean readable =
                !version.equals(NO_VERSION) && (matcher.group("more") == null || !version.equals(FIRST_VERSION));
        return readable && !zero(matcher.group("trace")) && !zero(matcher.group("span"))
                ? Optional.of(new TraceContext(matcher.group("trace"), matcher.group("span")))
                : Optional.empty();
    }

    private static boolean zero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        String digits = HexFormat.of().formatHex(random);
        return zero(digits) ? random(bytes) : digits;
    }
}
