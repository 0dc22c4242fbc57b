package nl.schakel.signal;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.DossierReading.InvolvedPerson;
import nl.schakel.signal.DossierReading.Report;
import nl.schakel.signal.internal.FactTable;
import nl.schakel.support.Coded;
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
    private static final int GROWN_UP = 18;
    private static final int MOST_CHOICES = 100;
    /** Typed with or without a capital it is the same. */
    private static final Set<ChangedFact> CHOSEN =
            EnumSet.of(ChangedFact.ACUUT, ChangedFact.MINDERJARIG, ChangedFact.GESLACHT);

    /** What can be said of somebody's sex. */
    public static final List<String> GENDERS = SignalReading.GENDERS;

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

    /**
     * A change as it was sent; every part may be missing or wrong.
     *
     * @param person one more than there are is a new one
     * @param values codes, of a fact that is a list; none of them is an answer too
     */
    public record NewFact(String fact, Integer person, String value, List<String> values) {

        /** Of a fact that is no list. */
        public NewFact(String fact, Integer person, String value) {
            this(fact, person, value, null);
        }
    }

    private final FactTable table;
    private final CaseLock lock;
    private final Directory directory;
    private final Timeline timeline;
    private final Dossiers dossiers;
    private final ExploitationForms forms;
    private final KeyedHash hash;
    private final Clock clock;

    FactChanges(
            FactTable table,
            CaseLock lock,
            Directory directory,
            Timeline timeline,
            Dossiers dossiers,
            ExploitationForms forms,
            KeyedHash hash,
            Clock clock) {
        this.dossiers = dossiers;
        this.forms = forms;
        this.table = table;
        this.lock = lock;
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
     * @return the change that was kept; the lock on the case is held until the transaction ends
     * @throws nl.schakel.support.input.InvalidInput with what is wrong
     */
    @Transactional
    public FactChange change(DossierReading.View known, NewFact asked, Viewer viewer) {
        // two at once change one after the other: what was sent twice is one change
        lock.take(known.state().id());
        InputCheck check = new InputCheck();
        ChangedFact fact = ChangedFact.of(asked.fact()).orElse(null);
        if (fact == null) {
            check.error("feit", "onbekende-keuze", "fout.feit.welk");
        }
        boolean list = fact != null && fact.isList();
        if (!list) {
            int longest = fact == ChangedFact.TOELICHTING ? InputCheck.MAX_TEXT : LONGEST;
            check.required("waarde", asked.value(), longest, "fout.feit.waarde");
        } else if (asked.values() == null) {
            check.error("waarden", "verplicht", "fout.feit.waarden");
        } else {
            check.fits("waarden", asked.values(), MOST_CHOICES);
        }
        int people = known.involved() == null ? 0 : known.involved().size();
        Integer person = fact != null && fact.ofPerson() ? asked.person() : null;
        if (fact != null
                && fact.ofPerson()
                && (person == null || person < 1 || person > Math.min(people + 1, MOST_PEOPLE))) {
            check.error("persoon", "onbekende-keuze", "fout.feit.persoon");
        }
        check.done();
        String field = list ? "waarden" : "waarde";
        String before = last(known.state().id(), fact, person)
                .or(() -> Optional.ofNullable(value(known, fact, person)))
                .filter(value -> !value.isEmpty())
                .orElse(null);
        String after = list ? inOrder(fact, asked.values(), ChangedFact.codesIn(before), check) : single(fact, asked);
        if (fact == ChangedFact.ACUUT && known.state().status() == Status.AFGESLOTEN) {
            check.error("feit", "zaak-dicht", "fout.feit.acuut-dicht");
        }
        String impossible = impossible(fact, after);
        if (impossible != null) {
            check.error(field, "onbekende-keuze", impossible);
        }
        if (after.equals(before == null ? "" : before)) {
            check.error(field, "zelfde", "fout.feit.zelfde");
        }
        check.done();
        GroupId group =
                directory.ownerOf(known.state().municipality(), known.state().organisation());
        FactChange change =
                new FactChange(clock.instant(), fact, person, before, after, viewer.personId(), group.toString());
        table.add(known.state().id(), change, fact == ChangedFact.NAAM ? DossierSearch.nameHash(hash, after) : null);
        if (fact == ChangedFact.ACUUT) {
            dossiers.danger(known.state().id(), after.equals(Answer.JA.code()));
        }
        timeline.add(known.state().id(), "feit-verbeterd", viewer.personId(), group.toString(), fact.code());
        return change;
    }

    private static String single(ChangedFact fact, NewFact asked) {
        String value = asked.value().strip();
        return CHOSEN.contains(fact) ? value.toLowerCase(Locale.ROOT) : value;
    }

    /** The same choices in another order are no change; what stood there may stay, also when nobody can choose it any more. */
    private String inOrder(ChangedFact fact, List<String> asked, List<String> before, InputCheck check) {
        List<String> known = fact == ChangedFact.VORMEN
                ? forms.all().stream().map(ExploitationForm::code).toList()
                : Indicators.codes();
        List<String> choices = fact == ChangedFact.VORMEN ? forms.codes() : known;
        for (String code : asked) {
            if (!choices.contains(code) && !before.contains(code)) {
                check.error("waarden", "onbekende-keuze", "fout.feit.keuze");
            }
        }
        return Stream.concat(known.stream(), before.stream())
                .distinct()
                .filter(asked::contains)
                .collect(Collectors.collectingAndThen(Collectors.toList(), ChangedFact::joined));
    }

    private Optional<String> last(UUID dossier, ChangedFact fact, Integer person) {
        return table.of(dossier).stream()
                .filter(change -> change.fact() == fact && Objects.equals(change.person(), person))
                .map(FactChange::after)
                .reduce((older, newer) -> newer);
    }

    /** What a change says about whether somebody is a minor; null when it says nothing about that. */
    public AgeAnswer age(FactChange change) {
        if (change.fact() == ChangedFact.MINDERJARIG) {
            return Coded.of(AgeAnswer.class, change.after()).orElse(null);
        }
        if (change.fact() != ChangedFact.GEBOORTEJAAR) {
            return null;
        }
        int becomes = Year.now(clock.withZone(Zones.AMSTERDAM)).getValue() - Integer.parseInt(change.after());
        // who becomes eighteen this year may be seventeen still
        return becomes < GROWN_UP ? AgeAnswer.JA : becomes == GROWN_UP ? AgeAnswer.TWIJFEL : AgeAnswer.NEE;
    }

    /** Every change of a case, the oldest first. The caller decides with the reader's grant which of them are shown. */
    List<FactChange> of(UUID dossier) {
        return table.of(dossier);
    }

    /** What is wrong with the value; null when nothing is. */
    private String impossible(ChangedFact fact, String value) {
        return switch (fact) {
            case ACUUT -> Answer.of(value).isPresent() ? null : "fout.feit.acuut";
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

    /** What is known of a fact now; null when nothing is. @param person which of the people; one more than there are is new */
    public static String value(DossierReading.View known, ChangedFact fact, Integer person) {
        if (person != null && person > known.involved().size()) {
            return null;
        }
        InvolvedPerson one = person == null ? null : known.involved().get(person - 1);
        return switch (fact) {
            case TOELICHTING -> known.report().explanation();
            case LOCATIE -> known.report().location();
            // whether nobody was asked or said no is not kept
            case ACUUT -> known.state().acute() ? Answer.JA.code() : null;
            case VORMEN -> ChangedFact.joined(known.report().forms());
            case INDICATOREN -> ChangedFact.joined(known.report().indicators());
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
            now = now.with(change);
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
