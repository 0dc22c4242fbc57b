package nl.schakel.web.melden;

import java.util.List;
import java.util.Optional;

/**
 * View model: a column of a list of signals. It asks what a field of the report form asks.
 *
 * @param key name of that field; of a person with a number in it, such as {@code persoon-2-naam}
 * @param heading above the column
 * @param explanation what to fill in
 * @param choices the answers that can be given; empty when it is free text
 * @param strict whether another answer has to be mended first, since somebody may act on it at once
 * @param example an invented answer
 */
record ImportColumn(
        String key, String heading, String explanation, List<Choice> choices, boolean strict, String example) {

    /** An answer and how it is written. */
    record Choice(String code, String label) {}

    /** The code of an answer, as its code or its words, whatever the capitals and spaces. */
    Optional<String> code(String typed) {
        String plain = ImportHeadings.plain(typed);
        return choices.stream()
                .filter(choice -> ImportHeadings.plain(choice.label()).equals(plain)
                        || ImportHeadings.plain(choice.code()).equals(plain))
                .map(Choice::code)
                .findFirst();
    }

    String labels() {
        return String.join("; ", choices.stream().map(Choice::label).toList());
    }
}
