package nl.schakel.web.beheer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.LogReading;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.administration.Absences;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: puts entries of the access log into Dutch. */
@Component
class AccessLogRows {

    /**
     * One line of the page.
     *
     * @param reference of the dossier, or null when it was a list or the dossier does not exist
     * @param purpose for what it was, or null in rows from before that was written down
     */
    record LogRow(
            String who,
            String what,
            String reference,
            String when,
            String why,
            String parts,
            String purpose,
            boolean refused,
            boolean emergency) {}

    private final Directory directory;
    private final Absences absences;
    private final Words words;

    AccessLogRows(Directory directory, Absences absences, Words words) {
        this.absences = absences;
        this.directory = directory;
        this.words = words;
    }

    List<LogRow> of(List<LogReading.Row> rows, Map<UUID, String> references) {
        Absences.StandIns standIns = standIns(rows);
        return rows.stream().map(row -> line(row, references, standIns)).toList();
    }

    private Absences.StandIns standIns(List<LogReading.Row> rows) {
        Set<UUID> people = rows.stream()
                .map(LogReading.Row::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Instant first = rows.stream()
                .map(LogReading.Row::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant last = rows.stream()
                .map(LogReading.Row::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return absences.standIns(people, first, last);
    }

    private LogRow line(LogReading.Row row, Map<UUID, String> references, Absences.StandIns standIns) {
        return new LogRow(
                row.person() != null && standIns.at(row.person(), row.at())
                        ? words.say("toegang.vervanger", who(row))
                        : who(row),
                what(row),
                row.dossier() == null ? null : references.get(row.dossier()),
                DutchTime.full(row.at()),
                words.why(row.why()),
                row.parts().stream()
                        .sorted()
                        .map(Part::name)
                        .map(part -> words.of("deel", part))
                        .collect(Collectors.joining(", ")),
                row.purpose() == null ? null : words.of("doel", row.purpose().split(":")[0]),
                row.kind() == LogReading.Kind.GEWEIGERD || row.kind() == LogReading.Kind.ANONIEM,
                row.kind() == LogReading.Kind.NOODTOEGANG);
    }

    private String what(LogReading.Row row) {
        if (row.kind() == LogReading.Kind.ANONIEM) {
            // enough of the hash to see which rows belong together
            return words.say(
                    "toegang.wat.ANONIEM",
                    row.hits(),
                    row.network().substring(0, Math.min(8, row.network().length())));
        }
        if (row.kind() == LogReading.Kind.GEWEIGERD && row.dossier() == null) {
            return words.say("toegang.wat.GEWEIGERD.adres");
        }
        if (row.kind() == LogReading.Kind.NOODTOEGANG && row.hits() != null) {
            return words.say("toegang.wat.NOODTOEGANG.lijst", row.hits());
        }
        return row.kind() == LogReading.Kind.LIJST
                ? words.say("toegang.wat.LIJST", row.hits())
                : words.say("toegang.wat." + row.kind());
    }

    private String who(LogReading.Row row) {
        String organisations =
                row.organisations().stream().sorted().map(directory::labelOf).collect(Collectors.joining(", "));
        if (row.kind() == LogReading.Kind.ANONIEM) {
            return words.say("toegang.anoniem");
        }
        if (row.person() == null) {
            return organisations.isEmpty()
                    ? words.say("toegang.niemand")
                    : words.say("toegang.iemand-van", organisations);
        }
        return row.person().equals(Viewer.SYSTEM.personId())
                ? words.say("toegang.schakel")
                : directory.person(row.person()).map(Person::displayName).orElse(words.say("toegang.onbekend"));
    }
}
