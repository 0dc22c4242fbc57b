package nl.schakel.web.plaatsing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.schakel.placement.RefusalRow;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/**
 * View factory: bars of how often a criterion kept people out. A small number stays small here too: it is never added
 * to others.
 */
@Component
class RefusalCharts {

    private static final String NO_ANSWER = "geen-antwoord";

    private final Words words;

    RefusalCharts(Words words) {
        this.words = words;
    }

    /** A chart and the table beside it. */
    public record Chart(String code, List<Bar> bars) {}

    /**
     * One bar.
     *
     * @param percent of the longest bar
     * @param text the number as it stands in the table
     */
    public record Bar(String label, int percent, String text) {}

    /** One row of the full table. */
    public record Row(String month, String criterion, String kind, String persons, String nights, String median) {}

    Chart of(String code, List<RefusalRow> rows, Function<RefusalRow, String> number) {
        // of each criterion: what can be told, how many are small, and how many are left out
        Map<String, long[]> sums = new LinkedHashMap<>();
        for (RefusalRow row : rows) {
            long[] sum = sums.computeIfAbsent(criterion(row), label -> new long[3]);
            String text = number.apply(row);
            if (text != null && text.matches("\\d+")) {
                sum[0] += Long.parseLong(text);
            } else {
                sum["<5".equals(text) ? 1 : 2]++;
            }
        }
        long longest = sums.values().stream().mapToLong(sum -> sum[0]).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        sums.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, long[]>>comparingLong(entry -> -entry.getValue()[0])
                        .thenComparing(entry -> -entry.getValue()[1])
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> bars.add(bar(entry.getKey(), entry.getValue(), longest)));
        return new Chart(code, bars);
    }

    Row row(RefusalRow row) {
        return new Row(
                DutchTime.month(row.month()),
                criterion(row),
                words.of("opvangsoort", row.kind()),
                row.persons(),
                row.nights(),
                row.medianHours());
    }

    String criterion(RefusalRow row) {
        return NO_ANSWER.equals(row.criterion())
                ? words.say("weigeringen.geen-antwoord")
                : words.of("criterium", row.criterion());
    }

    private Bar bar(String label, long[] sum, long longest) {
        int percent = longest == 0 ? 0 : (int) Math.round(100.0 * sum[0] / longest);
        String rest = sum[1] > 0 ? "klein" : "verborgen";
        String text;
        if (sum[0] > 0 && sum[1] + sum[2] == 0) {
            text = Long.toString(sum[0]);
        } else if (sum[0] > 0) {
            text = words.say("weigeringen.plus-" + rest, Long.toString(sum[0]));
        } else {
            text = words.say("weigeringen." + rest);
        }
        return new Bar(label, percent, text);
    }
}
