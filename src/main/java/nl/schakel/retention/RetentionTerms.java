package nl.schakel.retention;

import java.time.Clock;
import java.time.Period;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.retention.internal.TermRows;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: how long each kind of thing is kept in a region, and by which law. A data protection officer of the region changes
 * or confirms a term; until then what the country starts with counts, and is shown as confirmed by nobody.
 */
@Service
public class RetentionTerms {

    private static final int LONGEST = 600;
    private static final int LONGEST_SOURCE = 300;

    /** A term as somebody typed it. @param seen the version on which it is based */
    public record TypedTerm(String amount, String unit, String source, String seen) {}

    private final TermRows rows;
    private final RetentionPeople people;
    private final Clock clock;

    RetentionTerms(TermRows rows, RetentionPeople people, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.clock = clock;
    }

    /** What holds in a region, in the order of the rules. */
    @Transactional(readOnly = true)
    public List<RetentionTerm> of(String region, Viewer viewer) {
        people.checkEither(viewer, region);
        return all(region);
    }

    /** One of them. @throws NotVisible when there is no such rule, or the viewer has no part in it */
    @Transactional(readOnly = true)
    public RetentionTerm one(String region, String rule, Viewer viewer) {
        return of(region, viewer).stream()
                .filter(term -> term.rule().code().equals(rule))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    /**
     * Sets a term, from now on; the same as it was confirms it. What was confirmed for destruction is looked at again by it.
     *
     * @throws InvalidInput with all that is wrong, also when somebody changed it meanwhile
     */
    @Transactional
    public void set(String region, String rule, TypedTerm typed, Viewer viewer) {
        people.checkOfficer(viewer, region);
        rows.turn(region);
        RetentionTerm now = one(region, rule, viewer);
        if (!now.rule().changeable()) {
            throw InvalidInput.of("regel", "niet-hier", "fout.bewaren.niet-hier");
        }
        if (!Long.toString(now.id()).equals(typed.seen())) {
            throw new StaleChange("aantal", "fout.bewaren.veranderd");
        }
        InputCheck check = new InputCheck();
        Long amount = check.number("aantal", typed.amount());
        if (amount == null && !check.hasErrors() || amount != null && (amount < 1 || amount > LONGEST)) {
            check.error("aantal", "buiten-bereik", "fout.bewaren.aantal", LONGEST);
        }
        RetentionUnit unit = RetentionUnit.of(typed.unit()).orElse(null);
        if (unit == null) {
            check.error(
                    "eenheid",
                    "onbekende-keuze",
                    "fout.keuze.onbekend",
                    String.join(", ", Coded.codes(RetentionUnit.class)));
        }
        check.required("bron", typed.source(), LONGEST_SOURCE, "fout.bewaren.bron")
                .done();
        rows.add(
                region,
                now.rule(),
                amount.intValue(),
                unit,
                typed.source().strip(),
                viewer.personId(),
                clock.instant());
    }

    /** All that holds in a region. */
    List<RetentionTerm> all(String region) {
        return rows.of(region, RetentionPeople.NATIONAL).stream()
                .sorted(Comparator.comparing(RetentionTerm::rule))
                .toList();
    }

    /** The same as periods; without what each row says itself. */
    Map<RetentionRule, Period> periods(String region) {
        Map<RetentionRule, Period> periods = new EnumMap<>(RetentionRule.class);
        all(region).stream()
                .filter(term -> term.amount() != null)
                .forEach(term -> periods.put(term.rule(), term.period()));
        return periods;
    }
}
