package nl.schakel.web.melden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.schakel.signal.Exploitation;
import nl.schakel.signal.Indicators;

/**
 * View model: one signal card as the report form shows it.
 *
 * @param form code of the form of exploitation, or {@code algemeen}
 * @param indicators codes of what may be noticed; the words stand in the message bundle
 */
public record SignalCard(String form, List<String> indicators) {

    public static List<SignalCard> all() {
        List<SignalCard> cards = new ArrayList<>();
        cards.add(new SignalCard("algemeen", codesOf(null)));
        for (Exploitation form : Exploitation.values()) {
            cards.add(new SignalCard(form.code(), codesOf(form)));
        }
        cards.removeIf(card -> card.indicators().isEmpty());
        return cards;
    }

    private static List<String> codesOf(Exploitation form) {
        return Arrays.stream(Indicators.values())
                .filter(indicator -> indicator.form() == form)
                .map(Indicators::code)
                .toList();
    }
}
