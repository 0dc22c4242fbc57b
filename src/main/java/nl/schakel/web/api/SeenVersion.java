package nl.schakel.web.api;

import java.util.Arrays;
import java.util.List;

/** Reader of the version on which a change is based: the header If-Match, else what stands in the message itself. */
public final class SeenVersion {

    private static final String ANY = "*";
    private static final String QUOTE = "\"";

    /** No record has this version. */
    private static final String NONE = "";

    private SeenVersion() {}

    /** As it stands in ETag. */
    public static String tag(String version) {
        return QUOTE + version + QUOTE;
    }

    /**
     * The version that the sender saw.
     *
     * @param ifMatch one tag or several of which one must be right; a star says that any will do
     * @param inMessage used when there is no header
     * @param now the version that there is
     * @throws VersionNeeded when neither says anything
     */
    public static String of(String ifMatch, String inMessage, String now) {
        if (ifMatch == null || ifMatch.isBlank()) {
            if (inMessage == null || inMessage.isBlank()) {
                throw new VersionNeeded();
            }
            return inMessage.strip();
        }
        List<String> tags = Arrays.stream(ifMatch.split(",")).map(String::strip).toList();
        // a weak tag is never equal here: it says that only the meaning is the same (RFC 9110)
        return tags.contains(ANY) || tags.contains(tag(now)) ? now : NONE;
    }
}
