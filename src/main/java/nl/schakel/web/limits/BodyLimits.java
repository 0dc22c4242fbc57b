package nl.schakel.web.limits;

import java.util.List;
import java.util.Locale;

/**
 * Table of how much may be sent to each address. The first line whose address fits decides; what is not named is a page.
 * An address that takes files gets a line of its own before the others, as {@link Limit#streamed}.
 */
final class BodyLimits {

    static final long FORM = 256L * 1024;
    static final long MESSAGE = 1024L * 1024;
    /** A file, with room to say of one that is somewhat too large which one it is. */
    static final long FILE = 16 * MESSAGE;
    /** What is thrown away of a body that nobody read, so that whoever sends it hears the answer. */
    static final long LEFT_OVER = 4 * MESSAGE;

    /** How an address ends that takes a file. */
    static final String FILES = "/bestanden";

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";

    /**
     * What one address takes.
     *
     * @param bytes the most that is read
     * @param streamed handed on while it comes in, instead of being kept in memory until all of it is there
     */
    record Limit(long bytes, boolean streamed) {

        static Limit whole(long bytes) {
            return new Limit(bytes, false);
        }

        static Limit streamed(long bytes) {
            return new Limit(bytes, true);
        }
    }

    /** @param prefix how the decoded path begins; {@code suffix} how it ends */
    record PrefixLimit(String prefix, String suffix, Limit limit) {

        PrefixLimit(String prefix, Limit limit) {
            this(prefix, "", limit);
        }

        boolean fits(String path) {
            return path.startsWith(prefix) && path.endsWith(suffix);
        }
    }

    private static final Limit PAGE = Limit.whole(FORM);

    private final List<PrefixLimit> lines;

    BodyLimits(List<PrefixLimit> lines) {
        this.lines = List.copyOf(lines);
    }

    static BodyLimits ofSchakel() {
        return new BodyLimits(List.of(
                new PrefixLimit("/melden/", FILES, Limit.streamed(FILE)),
                new PrefixLimit("/zaken/", FILES, Limit.streamed(FILE)),
                new PrefixLimit("/api/v1/meldingen/", FILES, Limit.streamed(FILE)),
                new PrefixLimit("/werkbank/", "/voorstel", Limit.streamed(FILE)),
                new PrefixLimit("/inlezen", "/inlezen", Limit.streamed(FILE)),
                new PrefixLimit("/beheer/organisaties/", "/inlezen", Limit.streamed(FILE)),
                new PrefixLimit("/api/v1/modellen/", "/voorstellen", Limit.streamed(FILE)),
                new PrefixLimit("/api/v1/importen", "/importen", Limit.streamed(FILE)),
                new PrefixLimit("/werkbank/", "/nakijken", Limit.streamed(FILE)),
                new PrefixLimit("/api/v1/modellen/", "/controles", Limit.streamed(FILE)),
                new PrefixLimit("/api/v1/zaken/", FILES, Limit.streamed(FILE)),
                new PrefixLimit("/api/", Limit.whole(MESSAGE)),
                new PrefixLimit("/scim/", Limit.whole(MESSAGE)),
                new PrefixLimit("/camunda/api/", Limit.whole(MESSAGE))));
    }

    /** @param contentType as sent; a form is small wherever it goes */
    Limit of(String path, String contentType) {
        if (isForm(contentType)) {
            return PAGE;
        }
        return lines.stream()
                .filter(line -> line.fits(path))
                .map(PrefixLimit::limit)
                .findFirst()
                .orElse(PAGE);
    }

    static boolean isForm(String contentType) {
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith(URL_ENCODED);
    }
}
