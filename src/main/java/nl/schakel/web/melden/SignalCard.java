package nl.schakel.web.melden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.signal.Indicators;

/**
 * View model: one signal card as the report form shows it.
 *
 * @param form code of the form of exploitation, or {@code algemeen}
 * @param indicators codes of what may be noticed; the words stand in the message bundle
 */
public record SignalCard(String form, List<String> indicators) {

    private static final String GENERAL = "algemeen";

    public static List<SignalCard> all() {
        Map<String, List<String>> cards = new LinkedHashMap<>();
        for (Indicators indicator : Indicators.values()) {
            String form = indicator.form() == null ? GENERAL : indicator.form();
            cards.computeIfAbsent(form, card -> new ArrayList<>()).add(indicator.code());
        }
        return cards.entrySet().stream()
                .map(card -> new SignalCard(card.getKey(), List.copyOf(card.getValue())))
                .toList();
    }
}
