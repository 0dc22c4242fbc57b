package nl.schakel.placement.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Criterion;
import nl.schakel.placement.Given;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.Profile;
import nl.schakel.placement.Touch;

/**
 * Whether what was answered touches a criterion of a place. Whatever was not answered stays unknown, except where the
 * place is right whatever the answer (R11).
 */
public final class Answers {

    /** How heavy a threat is, and so how secure a place has to be. */
    public static final List<String> LEVELS = List.of("geen", "laag", "midden", "hoog");

    /** Where everybody has a front door of their own, it does not matter with whom somebody feels safe. */
    private static final String ALONE = "alleen";

    private static final Map<Given, Touch> PLAIN = Map.of(
            Given.JA, Touch.JA,
            Given.NEE, Touch.NEE,
            Given.ONBEKEND, Touch.ONBEKEND,
            Given.LIEVER_NIET, Touch.LIEVER_NIET,
            // a value where yes or no was asked says neither
            Given.WAARDE, Touch.ONBEKEND);

    private final NewNeed need;
    private final PersonNeed person;
    private final List<PersonNeed> companions;

    public Answers(NewNeed need) {
        this.need = need;
        this.person = need.persons().stream()
                .filter(one -> !one.companion())
                .findFirst()
                .orElse(new PersonNeed(null, false, Map.of()));
        this.companions = need.persons().stream().filter(one -> one != person).toList();
    }

    /** A question of which a yes touches whatever the place. */
    public Touch yesOrNo(Criterion criterion) {
        Touch touch = plain(person, criterion.code());
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
    public Touch living(String living) {
        if (living.equals(ALONE)) {
            return Touch.NEE;
        }
        Answered answer = person.answer("woonvorm");
        return answer.given() == Given.WAARDE ? yes(!split(answer.value()).contains(living)) : unlessYes(answer);
    }

    /** Do children come along? */
    public Touch children() {
        OptionalInt number = numberOfChildren();
        return number.isPresent() ? yes(number.getAsInt() > 0) : plain(person, "kinderen");
    }

    /** Are there too few places for everybody together? */
    public Touch tooSmall(int places) {
        if (knownPeople() > places) {
            return Touch.JA;
        }
        Answered answer = person.answer("kinderen");
        boolean counted = answer.given() == Given.NEE
                || answer.given() == Given.WAARDE && numberOfChildren().isPresent();
        return counted ? Touch.NEE : unlessYes(answer);
    }

    /** For how many people a place is needed, as far as known. */
    public int knownPeople() {
        return Math.max(1 + companions.size(), 1 + numberOfChildren().orElse(0));
    }

    /** Is the threat heavier than the place is secure? */
    public Touch threat(int securityLevel) {
        if (securityLevel >= LEVELS.size() - 1) {
            return Touch.NEE;
        }
        Answered answer = person.answer("dreiging");
        int level = level(answer);
        return level >= 0 ? yes(level > securityLevel) : unlessYes(answer);
    }

    private static int level(Answered answer) {
        return answer.value() == null ? -1 : LEVELS.indexOf(answer.value());
    }

    /** Whether any threat was answered. */
    public boolean threatened() {
        Answered answer = person.answer("dreiging");
        return answer.given() == Given.JA || level(answer) > 0;
    }

    /** The municipalities where the person must not be. */
    public Set<String> areas() {
        return together(need.areasToAvoid(), person.answer("mijdgebied"));
    }

    /** Is the place where the person must not be? */
    public Touch area(String municipality) {
        Set<String> areas = areas();
        return areas.isEmpty() ? unlessYes(person.answer("mijdgebied")) : yes(areas.contains(municipality));
    }

    /** Does the person not want to go there? */
    public Touch wish(String organisation) {
        Set<String> unwanted = together(Set.copyOf(need.wishes()), person.answer("eigen-wens"));
        return unwanted.isEmpty() ? unlessYes(person.answer("eigen-wens")) : yes(unwanted.contains(organisation));
    }

    /** Is it one of the choices that the profile is about? No choices: everything but the first of the list. */
    public Touch choice(Profile.Line line, String first) {
        Answered answer = person.answer(line.criterion());
        if (answer.given() != Given.WAARDE) {
            return unlessYes(answer);
        }
        Set<String> given = split(answer.value());
        return yes(
                line.choices().isEmpty()
                        ? given.stream().anyMatch(one -> !one.equals(first))
                        : given.stream().anyMatch(line.choices()::contains));
    }

    /** In which company the person feels safe, as answered; empty when that is not known. */
    public Set<String> safeWith() {
        Answered answer = person.answer("woonvorm");
        return answer.given() == Given.WAARDE ? split(answer.value()) : Set.of();
    }

    /** Which threat was answered; empty when that is not known. */
    public String threatLevel() {
        return person.answer("dreiging").given() == Given.WAARDE
                ? person.answer("dreiging").value()
                : "";
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

    private static Touch plain(PersonNeed one, String criterion) {
        return PLAIN.get(one.answer(criterion).given());
    }

    /** No is no; a bare yes to a question that asks what, does not tell what. */
    private static Touch unlessYes(Answered answer) {
        Touch touch = PLAIN.get(answer.given());
        return touch == Touch.JA ? Touch.ONBEKEND : touch;
    }

    private static Touch worst(Touch one, Touch other) {
        for (Touch heavy : List.of(Touch.JA, Touch.ONBEKEND, Touch.LIEVER_NIET)) {
            if (one == heavy || other == heavy) {
                return heavy;
            }
        }
        return Touch.NEE;
    }

    private static Touch yes(boolean touched) {
        return touched ? Touch.JA : Touch.NEE;
    }

    private static Set<String> together(Set<String> codes, Answered answer) {
        return answer.given() == Given.WAARDE
                ? Stream.concat(codes.stream(), split(answer.value()).stream()).collect(Collectors.toUnmodifiableSet())
                : codes;
    }

    /** The codes of an answer that may hold several. */
    public static Set<String> split(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
