package nl.schakel.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.schakel.story.MarkedWords;

/** Values that people, broken systems and attackers send: good ones that were seen, nearly good ones, and hostile ones. */
final class Values {

    /** Stands in what the run types: it must never be found in a log, or in a column that is not sealed. */
    static final String TYPED = MarkedWords.SIGN;

    /** Percent-encoded already; %00 and others do not survive an encoder. */
    private static final List<String> HOSTILE_ENCODED = List.of(
            "%00",
            "a%00b", "%ff", "%zz", "%", "%ED%A0%80", "%EF%BF%BF", "%07", "%C0%80", "%e2%80%ae", "+", "%0d%0aX: y");

    private static final List<String> HOSTILE = List.of(
            "\u0000",
            "x\u0000" + TYPED,
            "\u0007",
            "\uFFFF",
            "\uFEFF",
            "\u202E" + TYPED,
            "😀😀",
            "e\u0301\u0301\u0301",
            "' or 1=1 --",
            "\"><script>alert(1)</script>",
            "${7*7}#{7*7}[[${1}]]",
            "../../../etc/passwd",
            "{\"a\":1}",
            "[]",
            "null",
            "NaN",
            "-1",
            "0",
            "99999999999999999999999999",
            "-999999999-01-01",
            "+999999999-12-31",
            "+1000000000-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "2026-02-30",
            "0000-00-00",
            "9999-12",
            "-999999999-01",
            "24:00",
            "99:99",
            "P999999999999D",
            "PT-1S",
            "1e999999999",
            "1e-999999999",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "\n",
            " ",
            "\t" + TYPED + "\r\n",
            "+1000000000-12-31T23:59:59Z_1-1-1-1-1",
            "2026-11-28T00:00:00Z_x",
            "_",
            "true",
            TYPED + " " + "a".repeat(300),
            "é".repeat(25_000));

    private final Random random;
    private final MarkedWords words = new MarkedWords();
    private final List<String> seen = new ArrayList<>(List.of(
            "GM0267",
            "GM0228",
            "vrij",
            "bezet",
            "ja",
            "nee",
            "onbekend",
            "2026-11-28",
            "2026-11",
            "22:00",
            "2026-11-29T03:10:00Z",
            "piket-wvv",
            "eerste",
            "zorg.wvv",
            TYPED + ", een verzonnen verhaal van iemand die niet bestaat (fictief)"));

    Values(Random random) {
        this.random = random;
    }

    /** What it typed where words are asked. */
    MarkedWords words() {
        return words;
    }

    /** Something that the application said itself: an id, a code, a reference. */
    void seen(String value) {
        if (!value.isBlank() && value.length() < 200 && seen.size() < 5_000 && !seen.contains(value)) {
            seen.add(value);
        }
    }

    String text() {
        int kind = random.nextInt(10);
        if (kind < 5) {
            return pick(seen);
        }
        return kind < 6 ? mutated(pick(seen)) : pick(HOSTILE);
    }

    /** An id that was seen: of something, or of something else. */
    String id() {
        List<String> ids = seen.stream()
                .filter(value -> value.length() == 36 && value.charAt(8) == '-')
                .toList();
        return ids.isEmpty() ? UUID.randomUUID().toString() : pick(ids);
    }

    String criterion() {
        return pick(List.of("minderjarig", "dreiging", "taal", "kinderen", "zwangerschap", "mobiliteit"));
    }

    /** What belongs in a field of this name. */
    String of(String name) {
        return switch (name) {
            case "gemeente", "mijdgebied" -> pick(List.of("GM0267", "GM0228", "GM0203"));
            case "sleutel" -> pick(List.of(UUID.randomUUID().toString(), id()));
            case "bed", "bedden", "zaak", "in", "taak" -> id();
            case "tot", "bezetTot" -> pick(List.of("2026-11-30T08:00:00Z", "2027-01-02T08:00:00+01:00"));
            case "van" -> "2026-01-01";
            case "vooruit", "naar", "volgende" -> "";
            case "antwoord" -> pick(List.of("ja", "nee", "onbekend", "liever-niet", "2"));
            case "status" -> pick(List.of("ontvangen", "vrij", "bezet"));
            case "geslacht" -> "vrouw";
            case "email" -> "iemand@voorbeeld.invalid";
            case "telefoon" -> "06 00 00 00 00";
            case "kanaal" -> "api";
            case "vormen", "indicatoren" -> pick(seen);
            default -> words.in(name);
        };
    }

    /** For a place in an address, encoded or not quite. */
    String encoded() {
        return random.nextInt(6) == 0 ? pick(HOSTILE_ENCODED) : URLEncoder.encode(text(), StandardCharsets.UTF_8);
    }

    /** For a path: short enough for a request line, and without what ends a step of it. */
    String step() {
        String value = text();
        String some = value.length() > 200 ? value.substring(0, 200) : value;
        return random.nextInt(8) == 0
                ? pick(HOSTILE_ENCODED).replace("+", "x")
                : URLEncoder.encode(some, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String mutated(String value) {
        StringBuilder text = new StringBuilder(value);
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, (char) random.nextInt(0x3000));
            case 1 -> text.setLength(at);
            case 2 -> text.append(value);
            default -> text.insert(at, '\u0000');
        }
        return text.toString();
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
