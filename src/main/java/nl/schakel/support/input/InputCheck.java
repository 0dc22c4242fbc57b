package nl.schakel.support.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Check: collects what is wrong with an input. One set of rules for pages, API and forms: no control characters, a
 * length that is named when it is passed, codes from closed lists only.
 */
public final class InputCheck {

    /** The longest free text that is taken, in characters. */
    public static final int MAX_TEXT = 20_000;

    private static final String LINE_END = "\r\n";

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    /** As many errors are told at once; somebody who makes more of them is not reading. */
    private static final int MOST_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Records an error; what the parts are, see {@link FieldError}. */
    public InputCheck error(String field, String code, String sentence, Object... values) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(FieldError.of(field, code, sentence, values));
        }
        return this;
    }

    /** A free text that must hold something. */
    public InputCheck required(String field, String value, int max, String sentenceWhenEmpty) {
        if (value == null || value.isBlank()) {
            return error(field, "verplicht", sentenceWhenEmpty);
        }
        return text(field, value, max);
    }

    /** A free text that may be absent. */
    public InputCheck text(String field, String value, int max) {
        if (value == null) {
            return this;
        }
        if (longer(value, max)) {
            return error(field, "te-lang", "fout.tekst.te-lang", max);
        }
        if (value.codePoints().anyMatch(InputCheck::isControl)) {
            error(field, StorableText.CODE, StorableText.SENTENCE);
        }
        return this;
    }

    /**
     * How long a text is for who types it: a character of any plane is one, and so is the end of a line, which a browser
     * sends as two. Pages count alike ({@code characters.js}).
     */
    public static int length(String text) {
        int length = text.codePointCount(0, text.length());
        for (int at = text.indexOf(LINE_END); at >= 0; at = text.indexOf(LINE_END, at + 2)) {
            length--;
        }
        return length;
    }

    /** Whether a text is longer than that; one that is far too long is not counted. */
    public static boolean longer(String text, int max) {
        // a character is one or two of Java's, and so is the end of a line
        return text.length() > 2 * max || length(text) > max;
    }

    /**
     * A list that may be absent, before its entries are looked at one by one.
     *
     * @return whether it is worth looking at them
     */
    public boolean fits(String field, Collection<?> values, int max) {
        if (values == null) {
            return false;
        }
        if (values.size() > max) {
            error(field, "te-veel", "fout.keuzes.te-veel", max);
            return false;
        }
        return true;
    }

    /** A list of choices, in which each stands once. */
    public InputCheck once(String field, Collection<?> values) {
        return values.stream().distinct().count() == values.size() ? this : error(field, "dubbel", "fout.keuze.dubbel");
    }

    /** A code that, when given, must be one of a closed list. */
    public InputCheck code(String field, String value, Collection<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            error(field, "onbekende-keuze", "fout.keuze.onbekend", String.join(", ", allowed));
        }
        return this;
    }

    /** A day such as 2026-11-23, or null. */
    public LocalDate day(String field, String text) {
        return read(field, text, LocalDate::parse, day -> day, "geen-datum", "fout.moment.datum");
    }

    /** A moment with its zone, such as 2026-11-23T18:00:00Z, or null. */
    public Instant moment(String field, String text) {
        return read(field, text, InputCheck::instant, InputCheck::utc, "geen-moment", "fout.moment.tijdzone");
    }

    /** A month such as 2026-11, or null. */
    public YearMonth month(String field, String text) {
        return read(field, text, YearMonth::parse, month -> month.atDay(1), "geen-maand", "fout.moment.maand");
    }

    /** An id, or null. */
    public UUID id(String field, String text) {
        try {
            return blank(text) ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException unreadable) {
            error(field, "geen-id", "fout.waarde.geen-id");
            return null;
        }
    }

    /** A whole number that is not negative, or null. */
    public Long number(String field, String text) {
        try {
            if (blank(text)) {
                return null;
            }
            long number = Long.parseLong(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            // told below
        }
        error(field, "geen-getal", "fout.waarde.geen-getal");
        return null;
    }

    /** A period of which either end may be open. */
    public <T extends Comparable<? super T>> InputCheck period(String field, T from, T until) {
        return from != null && until != null && until.compareTo(from) < 0
                ? error(field, "volgorde", "fout.periode.volgorde")
                : this;
    }

    /** Only what a person can mean and the database can keep: {@code java.time} knows a billion years. */
    private <T> T read(
            String field,
            String text,
            Function<String, T> parse,
            Function<T, LocalDate> day,
            String code,
            String hint) {
        if (blank(text)) {
            return null;
        }
        try {
            T value = parse.apply(text.strip());
            LocalDate when = day.apply(value);
            if (!when.isBefore(EARLIEST) && !when.isAfter(LATEST)) {
                return value;
            }
            error(field, "buiten-bereik", "fout.moment.buiten-bereik", EARLIEST.getYear(), LATEST.getYear());
        } catch (DateTimeException | ArithmeticException unreadable) {
            error(field, code, hint);
        }
        return null;
    }

    private static Instant instant(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : OffsetDateTime.parse(text).toInstant();
    }

    private static LocalDate utc(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** What was wrong up to now. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Ends the check. @throws InvalidInput when anything was wrong */
    public void done() {
        if (hasErrors()) {
            throw new InvalidInput(errors);
        }
    }

    private static boolean isControl(int c) {
        return StorableText.refuses(c) || StorableText.isDirectionOverride(c);
    }
}
