package nl.schakel.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one piece of work asked of the database.
 *
 * @param calls round trips that carry statements
 * @param statements statements that the database carried out; a batch counts each of its rows
 * @param transactions commits and roll-backs
 */
public record Counted(List<CountingDataSource.Entry> entries, int calls, int statements, int transactions) {

    static Counted of(List<CountingDataSource.Entry> entries) {
        List<CountingDataSource.Entry> work =
                entries.stream().filter(entry -> !entry.ends()).toList();
        return new Counted(
                entries,
                work.size(),
                work.stream().mapToInt(CountingDataSource.Entry::rows).sum(),
                entries.size() - work.size());
    }

    /** How often this asks as much as another does. */
    double times(Counted other) {
        return (double) statements / other.statements();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%3d statements in %3d calls, %d transactions", statements, calls, transactions);
    }

    /** Number of statements by kind and table, to see where they come from. */
    public Map<String, Integer> byTable() {
        Function<CountingDataSource.Entry, String> table = entry -> entry.sql()
                .replaceFirst("(?i)^.*?\\b(insert into|update|delete from|from)\\s+(\\S+).*$", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return entries.stream()
                .collect(Collectors.groupingBy(
                        table, TreeMap::new, Collectors.summingInt(CountingDataSource.Entry::rows)));
    }
}
