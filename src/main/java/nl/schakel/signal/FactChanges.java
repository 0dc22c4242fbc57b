package nl.schakel.signal;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.DossierReading.InvolvedPerson;
import nl.schakel.signal.DossierReading.Report;
import nl.schakel.signal.internal.FactTable;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: facts that turned out otherwise after the report, or were not known then. The report itself never
 * changes: what was stays beside what is, with who says so and when.
 */
@Service
public class FactChanges {

    private static final int LONGEST = 500;
    private static final int MOST_PEOPLE = 50;
    private static final Set<String> GENDERS = Set.of("vrouw", "man", "anders", "onbekend");

    /**
     * One change.
     *
     * @param person which of the people, counted as they are shown, from 1; null for a fact of the report
     * @param before null when it was not known
     * @param group {@code role@organisation} of who changed it
     */
    public record FactChange(
            java.time.Instant at,
            ChangedFact fact,
            Integer person,
            String before,
            String after,
            UUID author,
            String group) {}

    /** A change as it was sent; every part may be missing or wrong. @param person one more than there are is a new one */
    public record NewFact(String fact, Integer person, String value) {}

    private final FactTable table;
    private final Directory directory;
    private final Timeline timeline;
    private final KeyedHash hash;
    private final Clock clock;

    FactChanges(FactTable table, Directory directory, Timeline timeline, KeyedHash hash, Clock clock) {
        this.table = table;
        this.directory = directory;
        this.timeline = timeline;
        this.hash = hash;
        this.clock = clock;
    }

    /** Whether this is for who has the triage of the signal, or stands in where nobody has. */
    public boolean mayChange(DossierReading.State state, Viewer viewer) {
        return viewer.groups().contains(directory.ownerOf(state.municipality(), state.organisation()));
    }

    /**
     * Keeps a change. To be called for who may change it.
     *
     * @param known what is known now, with the report and the people in it
     * @throws nl.schakel.support.input.InvalidInput with what is wrong
     */
    @Transactional
    public void change(DossierReading.View known, NewFact asked, Viewer viewer) {
        InputCheck check = new InputCheck();
        ChangedFact fact = ChangedFact.of(asked.fact()).orElse(null);
        if (fact == null) {
            check.error("feit", "onbekende-keuze", "fout.feit.welk");
        }
        check.required("waarde", asked.value(), LONGEST, "fout.feit.waarde");
        int people = known.involved() == null ? 0 : known.involved().size();
        Integer person = fact != null && fact.ofPerson() ? asked.person() : null;
        if (fact != null
                && fact.ofPerson()
                && (person == null || person < 1 || person > Math.min(people + 1, MOST_PEOPLE))) {
            check.error("persoon", "onbekende-keuze", "fout.feit.persoon");
        }
        check.done();
        String value = asked.value().strip();
        String after = fact == ChangedFact.MINDERJARIG || fact == ChangedFact.GESLACHT
                ? value.toLowerCase(Locale.ROOT)
                : value;
        String impossible = impossible(fact, after);
        if (impossible != null) {
            check.error("waarde", "onbekende-keuze", impossible);
        }
        String before = person != null && person > people ? null : value(known, fact, person);
        if (after.equals(before)) {
            check.error("waarde", "zelfde", "fout.feit.zelfde");
        }
        check.done();
        GroupId group =
                directory.ownerOf(known.state().municipality(), known.state().organisation());
        table.add(
                known.state().id(),
                new FactChange(clock.instant(), fact, person, before, after, viewer.personId(), group.toString()),
                fact == ChangedFact.NAAM ? DossierSearch.nameHash(hash, after) : null);
        timeline.add(known.state().id(), "feit-verbeterd", viewer.personId(), group.toString(), fact.code());
    }

    /** Every change of a case, the oldest first. The caller decides with the reader's grant which of them are shown. */
    List<FactChange> of(UUID dossier) {
        return table.of(dossier);
    }

    /** What is wrong with the value; null when nothing is. */
    private String impossible(ChangedFact fact, String value) {
        return switch (fact) {
            case MINDERJARIG -> AgeAnswer.codes().contains(value) ? null : "fout.feit.minderjarig";
            case GESLACHT -> GENDERS.contains(value) ? null : "fout.feit.geslacht";
            case GEBOORTEJAAR -> isYear(value) ? null : "fout.feit.geboortejaar";
            default -> null;
        };
    }

    private boolean isYear(String value) {
        return value.matches("(19|20)\\d\\d")
                && Integer.parseInt(value)
                        <= Year.now(clock.withZone(Zones.AMSTERDAM)).getValue();
    }

    private static String value(DossierReading.View known, ChangedFact fact, Integer person) {
        InvolvedPerson one = person == null ? null : known.involved().get(person - 1);
        return switch (fact) {
            case LOCATIE -> known.report().location();
            case MINDERJARIG -> known.report().minor();
            case NAAM -> one.name();
            case GEBOORTEJAAR -> one.birthYear();
            case GESLACHT -> one.gender();
            case NATIONALITEIT -> one.nationality();
            case BEKEND_BIJ -> one.knownTo();
        };
    }

    /** The report as it is after these changes. */
    static Report after(Report report, List<FactChange> changes) {
        Report now = report;
        for (FactChange change : changes) {
            now = now.with(
                    change.fact() == ChangedFact.LOCATIE ? change.after() : now.location(),
                    change.fact() == ChangedFact.MINDERJARIG ? change.after() : now.minor());
        }
        return now;
    }

    /** The people as they are after these changes. */
    static List<InvolvedPerson> after(List<InvolvedPerson> people, List<FactChange> changes) {
        List<InvolvedPerson> now = new ArrayList<>(people);
        for (FactChange change : changes) {
            if (change.person() != null) {
                while (now.size() < change.person()) {
                    now.add(new InvolvedPerson(null, null, null, null, null));
                }
                now.set(change.person() - 1, after(now.get(change.person() - 1), change));
            }
        }
        return now;
    }

    private static InvolvedPerson after(InvolvedPerson one, FactChange change) {
        String value = change.after();
        return new InvolvedPerson(
                change.fact() == ChangedFact.NAAM ? value : one.name(),
                change.fact() == ChangedFact.GEBOORTEJAAR ? value : one.birthYear(),
                change.fact() == ChangedFact.GESLACHT ? value : one.gender(),
                change.fact() == ChangedFact.NATIONALITEIT ? value : one.nationality(),
                change.fact() == ChangedFact.BEKEND_BIJ ? value : one.knownTo());
    }
}
