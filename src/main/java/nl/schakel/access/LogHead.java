package nl.schakel.access;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value: the end of the access log's chain at one moment. Who noted it down can later prove whether anything before it
 * was taken away.
 *
 * @param position the place of the last seal: how many entries were sealed
 */
public record LogHead(long position, byte[] seal) {

    /** With its position as a mail and the log give it, or a seal alone. */
    private static final Pattern CODE = Pattern.compile("(?:(\\d{1,18})-)?([0-9a-f]{64})");

    /** As people and logs write it: position and seal. */
    public String code() {
        return position + "-" + HexFormat.of().formatHex(seal);
    }

    /**
     * Reads what somebody noted down; spaces and capitals do not matter.
     *
     * @return position 0 when only the seal was noted; empty when it is neither
     */
    public static Optional<LogHead> parse(String noted) {
        Matcher code = CODE.matcher(noted.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT));
        return code.matches()
                ? Optional.of(new LogHead(
                        code.group(1) == null ? 0 : Long.parseLong(code.group(1)),
                        HexFormat.of().parseHex(code.group(2))))
                : Optional.empty();
    }
}
