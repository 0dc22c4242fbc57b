package nl.schakel.web.werkbank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.process.edit.FormQuestion;
import nl.schakel.process.edit.QuestionKind;
import nl.schakel.support.Coded;
import nl.schakel.support.input.FieldError;
import org.springframework.util.MultiValueMap;

/** Input: the questions of a form as somebody filled them in, and the button that was pressed. */
class QuestionForm {

    private static final Pattern FIELD = Pattern.compile("vragen\\[(\\d+)](?:\\.(\\w+))?");
    private static final Pattern BUTTON = Pattern.compile("(omhoog|omlaag|weg|toch):(\\d{1,9})");
    private static final String ADD = "voeg-toe";

    private final MultiValueMap<String, String> sent;
    private final String deed;
    private final int at;
    private List<FormQuestion> wanted = List.of();
    private int shown = -1;

    QuestionForm(MultiValueMap<String, String> sent) {
        this.sent = sent;
        Matcher button = BUTTON.matcher(value("doe"));
        boolean one = button.matches();
        this.deed = one ? button.group(1) : value("doe");
        this.at = one ? Integer.parseInt(button.group(2)) : -1;
    }

    /** The version on which somebody writes, also when they chose to write over a newer one. */
    int seen() {
        if (deed.equals("toch")) {
            return at;
        }
        String seen = value("gezien");
        return seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : -1;
    }

    /** What was asked for, also when it was refused. @param now the questions that there are */
    List<FormQuestion> refused(List<FormQuestion> now) {
        return wanted.isEmpty() ? typed(now) : wanted;
    }

    /** The questions as they are to become; one that the page did not show stays. */
    List<FormQuestion> wanted(List<FormQuestion> now) {
        List<FormQuestion> all = typed(now);
        now.stream()
                .filter(one -> all.stream().noneMatch(typed -> typed.id().equals(one.id())))
                .forEach(all::add);
        press(all);
        wanted = List.copyOf(all);
        return wanted;
    }

    private void press(List<FormQuestion> all) {
        if (deed.equals(ADD)) {
            Coded.of(QuestionKind.class, value("soort")).ifPresent(kind -> {
                all.add(FormQuestion.asked(kind, value("nieuwe-vraag").strip()));
                shown = all.size() - 1;
            });
        } else if (at >= 0 && at < all.size()) {
            int to = deed.equals("omhoog") ? at - 1 : at + 1;
            if (deed.equals("weg")) {
                all.remove(at);
            } else if (!deed.equals("toch") && to >= 0 && to < all.size()) {
                Collections.swap(all, at, to);
                shown = to;
            }
        }
    }

    private List<FormQuestion> typed(List<FormQuestion> now) {
        List<FormQuestion> all = new ArrayList<>();
        for (int i = 0; sent.containsKey("id." + i); i++) {
            String id = value("id." + i);
            FormQuestion before = now.stream()
                    .filter(one -> !id.isEmpty() && one.id().equals(id))
                    .findFirst()
                    .orElse(null);
            if (before != null && before.kind() == QuestionKind.EIGEN) {
                all.add(before);
            } else {
                all.add(typed(i, before == null ? unknown(i, id) : before));
            }
        }
        return all;
    }

    /** A question that is not in the form: not yet, or not any more. */
    private FormQuestion unknown(int i, String id) {
        QuestionKind kind = Coded.of(QuestionKind.class, value("soort." + i)).orElse(QuestionKind.EIGEN);
        return new FormQuestion(
                id, "", kind, "", "", false, List.of(), false, List.of(), sent.containsKey("eigen." + i), false, false);
    }

    private FormQuestion typed(int i, FormQuestion before) {
        FormQuestion said = before.saying(
                before.kind() == QuestionKind.UITLEG ? lines("vraag." + i) : line(value("vraag." + i)),
                before.kind() == QuestionKind.UITLEG ? before.explanation() : lines("uitleg." + i));
        if (before.own() || before.kind() == QuestionKind.UITLEG) {
            return said;
        }
        List<String> share = sent.getOrDefault("deel." + i, List.of());
        return said.choosing(
                sent.containsKey("verplicht." + i),
                before.listed() ? before.choices() : choices(i, before.kind()),
                sent.containsKey("stuurt." + i),
                // the order of what was there stays
                java.util.stream.Stream.concat(
                                before.share().stream().filter(share::contains),
                                share.stream().filter(role -> !before.share().contains(role)))
                        .toList());
    }

    /** An answer that was made empty goes; yes, no and unknown belong to their kind. */
    private List<FormQuestion.Choice> choices(int i, QuestionKind kind) {
        List<String> codes = sent.getOrDefault("code." + i, List.of());
        List<String> labels = sent.getOrDefault("antwoord." + i, List.of());
        List<FormQuestion.Choice> choices = new ArrayList<>();
        for (int j = 0; j < Math.min(codes.size(), labels.size()); j++) {
            String label = line(labels.get(j));
            if (!label.isEmpty() || kind.yesOrNo() && !codes.get(j).isEmpty()) {
                choices.add(new FormQuestion.Choice(codes.get(j), label));
            }
        }
        return choices;
    }

    private String lines(String name) {
        return value(name).replace("\r\n", "\n").strip();
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private String value(String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    /** Key of what is said when it is done. */
    String said() {
        return deed.equals(ADD) ? "vragen.toegevoegd" : deed.equals("weg") ? "vragen.weggehaald" : "vragen.bewaard";
    }

    /** Where on the page to go on. */
    String place() {
        return shown < 0 ? "" : "#vraag-" + shown;
    }

    /** What is wrong with each field, by the names that the page gives them. */
    static Map<String, String> messages(List<FieldError> refused) {
        Map<String, String> messages = new LinkedHashMap<>();
        for (FieldError error : refused) {
            Matcher field = FIELD.matcher(error.field());
            messages.putIfAbsent(
                    field.matches()
                            ? (field.group(2) == null ? "vraag" : field.group(2)) + "." + field.group(1)
                            : error.field(),
                    error.message());
        }
        return messages;
    }
}
