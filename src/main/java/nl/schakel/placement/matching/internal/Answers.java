package nl.schakel.placement.matching.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Given;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.Profile;

/**
 * Calculation of a match: whether what was answered touches a criterion of a place. Whatever was not answered stays
 * unknown, except where the place is right whatever the answer (R11).
 */
public final class Answers {

    /** How heavy a threat is, and so how secure a place has to be. */
    public static final List<String> LEVELS = List.of("geen", "laag", "midden", "hoog");

    /** Where everybody has a front door of their own, it does not matter with whom somebody feels safe. */
    private static final String ALONE = "alleen";

    private static final Map<Given, CriterionMatch> PLAIN = Map.of(
            Given.JA, CriterionMatch.JA,
            Given.NEE, CriterionMatch.NEE,
            Given.ONBEKEND, CriterionMatch.ONBEKEND,
            Given.LIEVER_NIET, CriterionMatch.LIEVER_NIET,
            // a value where yes or no was asked says neither
            Given.WAARDE, CriterionMatch.ONBEKEND);

    private final PersonNeed person;
    private final List<PersonNeed> companions;
    // worked out once: thousands of houses are compared with the same answers
    private final Set<String> safeWith;
    private final Set<String> statuses;
    private final Set<String> areas;
    private final Set<String> unwanted;
    private final OptionalInt children;
    private final int people;
    private final int threat;
    private final Map<String, CriterionMatch> plain = new HashMap<>();

    public Answers(NewNeed need) {
        this.person = need.persons().stream()
                .filter(one -> !one.companion())
                .findFirst()
                .orElse(new PersonNeed(null, false, Map.of()));
        this.companions = need.persons().stream().filter(one -> one != person).toList();
        this.safeWith = values("woonvorm");
        this.statuses = values("verblijfsstatus");
        this.areas = together(need.areasToAvoid(), values("mijdgebied"));
        this.unwanted = together(Set.copyOf(need.wishes()), values("eigen-wens"));
        this.children = numberOfChildren();
        this.people = peopleKnown();
        Answered level = person.answer("dreiging");
        this.threat = level.value() == null ? -1 : LEVELS.indexOf(level.value());
    }

    /** Who is no child needs a place besides the children, of whom some may be counted without being named. */
    private int peopleKnown() {
        int adults = (int) companions.stream()
                .filter(one -> one.answer("minderjarig").given() == Given.NEE)
                .count();
        return 1 + adults + Math.max(companions.size() - adults, children.orElse(0));
    }

    /** A question of which a yes touches whatever the place. */
    public CriterionMatch yesOrNo(Criterion criterion) {
        return plain.computeIfAbsent(criterion.code(), code -> ofEverybody(criterion));
    }

    private CriterionMatch ofEverybody(Criterion criterion) {
        CriterionMatch touch = plain(person, criterion.code());
        for (PersonNeed companion : companions) {
            // the age of children is asked with the children
            boolean asked = criterion.perCompanion()
                    || companion.answers().containsKey(criterion.code())
                            && !criterion.code().equals("minderjarig");
            touch = asked ? worst(touch, plain(companion, criterion.code())) : touch;
        }
        return touch;
    }

    /** Does somebody feel safe with who lives there? */
    public CriterionMatch living(String living) {
        if (living.equals(ALONE)) {
            return CriterionMatch.NEE;
        }
        return safeWith.isEmpty() ? unlessYes(person.answer("woonvorm")) : yes(!safeWith.contains(living));
    }

    /** Do children come along? */
    public CriterionMatch children() {
        return children.isPresent() ? yes(children.getAsInt() > 0) : plain(person, "kinderen");
    }

    /** Are there too few places for everybody together? */
    public CriterionMatch tooSmall(int places) {
        if (people > places) {
            return CriterionMatch.JA;
        }
        Answered answer = person.answer("kinderen");
        boolean counted = answer.given() == Given.NEE || answer.given() == Given.WAARDE && children.isPresent();
        return counted ? CriterionMatch.NEE : unlessYes(answer);
    }

    /** For how many people a place is needed, as far as known. */
    public int knownPeople() {
        return people;
    }

    /** Is the threat heavier than the place is secure? */
    public CriterionMatch threat(int securityLevel) {
        if (securityLevel >= LEVELS.size() - 1) {
            return CriterionMatch.NEE;
        }
        return threat >= 0 ? yes(threat > securityLevel) : unlessYes(person.answer("dreiging"));
    }

    /** Whether any threat was answered. */
    public boolean threatened() {
        return person.answer("dreiging").given() == Given.JA || threat > 0;
    }

    /** The municipalities where the person must not be. */
    public Set<String> areas() {
        return areas;
    }

    /** Is the place where the person must not be? */
    public CriterionMatch area(String municipality) {
        return areas.isEmpty() ? unlessYes(person.answer("mijdgebied")) : yes(areas.contains(municipality));
    }

    /** Does the person not want to go there? */
    public CriterionMatch wish(String organisation) {
        return unwanted.isEmpty() ? unlessYes(person.answer("eigen-wens")) : yes(unwanted.contains(organisation));
    }

    /** Is the residence status one of the choices that the profile is about? No choices: everything but the first of the list. */
    public CriterionMatch status(Profile.CriterionRule line, String first) {
        if (statuses.isEmpty()) {
            return unlessYes(person.answer(line.criterion()));
        }
        return yes(
                line.choices().isEmpty()
                        ? statuses.size() > 1 || !statuses.contains(first)
                        : statuses.stream().anyMatch(line.choices()::contains));
    }

    /** What the person would rather not be asked. */
    public Set<String> ratherNot() {
        return person.answers().entrySet().stream()
                .filter(entry -> entry.getValue().given() == Given.LIEVER_NIET)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In which company the person feels safe, as answered; empty when that is not known. */
    public Set<String> safeWith() {
        return safeWith;
    }

    private OptionalInt numberOfChildren() {
        Answered answer = person.answer("kinderen");
        int minors = (int) companions.stream()
                .filter(one -> one.answer("minderjarig").given() == Given.JA)
                .count();
        if (answer.given() == Given.WAARDE && answer.value().matches("\\d{1,2}")) {
            return OptionalInt.of(Math.max(minors, Integer.parseInt(answer.value())));
        }
        if (answer.given() == Given.NEE) {
            return OptionalInt.of(minors);
        }
        if (answer.given() == Given.JA || minors > 0) {
            return OptionalInt.of(Math.max(minors, 1));
        }
        return OptionalInt.empty();
    }

    private static CriterionMatch plain(PersonNeed one, String criterion) {
        return PLAIN.get(one.answer(criterion).given());
    }

    /** No is no; a bare yes to a question that asks what, does not tell what. */
    private static CriterionMatch unlessYes(Answered answer) {
        CriterionMatch touch = PLAIN.get(answer.given());
        return touch == CriterionMatch.JA ? CriterionMatch.ONBEKEND : touch;
    }

    private static CriterionMatch worst(CriterionMatch one, CriterionMatch other) {
        for (CriterionMatch heavy : List.of(CriterionMatch.JA, CriterionMatch.ONBEKEND, CriterionMatch.LIEVER_NIET)) {
            if (one == heavy || other == heavy) {
                return heavy;
            }
        }
        return CriterionMatch.NEE;
    }

    private static CriterionMatch yes(boolean touched) {
        return touched ? CriterionMatch.JA : CriterionMatch.NEE;
    }

    private Set<String> values(String criterion) {
        Answered answer = person.answer(criterion);
        return answer.given() == Given.WAARDE ? split(answer.value()) : Set.of();
    }

    private static Set<String> together(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The codes of an answer that may hold several. */
    public static Set<String> split(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
