package nl.schakel.placement.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.Given;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.internal.TableOfTheDirector;
import nl.schakel.placement.matching.internal.Answers;
import nl.schakel.placement.matching.internal.Assessment;
import nl.schakel.placement.matching.internal.Explanations;
import nl.schakel.placement.matching.internal.Facts;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.AnswerType;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.CriterionKind;
import nl.schakel.placement.shelter.Profile;
import nl.schakel.placement.shelter.ProfileLevel;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.placement.shelter.internal.HouseOfBed;

/** R11: unknown is a value. Against a profile that excludes, it never makes a bed fit and never rules it out. */
class R11_UnknownNeitherFitsNorBlocksTest {

    private static final ContraIndicationPolicy TABLE = new TableOfTheDirector();
    private static final ContraIndicationPolicy ASKED_ONCE = askedOnce(TABLE);
    private static final List<String> CODES = List.of(
            "minderjarig",
            "zwangerschap",
            "middelengebruik",
            "psychose",
            "veilig-met-zichzelf",
            "medicatie",
            "uitleg",
            "geweldsincident",
            "seksueel-brandrisico",
            "telefoon-tracker",
            "regiobinding",
            "mobiliteit",
            "infectieziekte",
            "taal",
            "toezicht",
            "huisdier");
    private static final List<Criterion> CRITERIA = CODES.stream()
            .map(code -> new Criterion(
                    code,
                    CODES.indexOf(code),
                    "Vraag?",
                    AnswerType.JA_NEE,
                    CriterionKind.HARD,
                    "maatregel",
                    AcceptancePolicy.ACCEPTEERT,
                    false))
            .toList();

    @Property
    void unknownAgainstAnExcludingStanceIsUnknown(
            @ForAll("criterion") String criterion,
            @ForAll CriterionKind kind,
            @ForAll("excluding") AcceptancePolicy stance,
            @ForAll("unknown") CriterionMatch touch) {
        assertThat(TABLE.decide(criterion, kind, stance, touch)).isEqualTo(Fit.ONBEKEND);
    }

    @Property
    void theTableAlwaysDecides(
            @ForAll("criterion") String criterion,
            @ForAll CriterionKind kind,
            @ForAll AcceptancePolicy stance,
            @ForAll CriterionMatch touch) {
        assertThat(TABLE.decide(criterion, kind, stance, touch)).isNotNull();
    }

    @Property(tries = 300)
    void aBedFitsOnlyWhenEverythingThatMattersIsKnown(
            @ForAll("profile") Map<String, AcceptancePolicy> profile,
            @ForAll("answers") Map<String, Answered> answers) {
        Assessment.FitVerdict verdict = assess(profile, answers);

        boolean unknownMatters =
                CODES.stream().anyMatch(code -> excludes(profile.get(code)) && unknown(answers.get(code)));
        boolean blocks = CODES.stream()
                .anyMatch(code -> excludes(profile.get(code))
                        && given(answers.get(code)) == Given.JA
                        && !code.equals("regiobinding"));
        assertThat(verdict.fit() == Fit.PAST_NIET).isEqualTo(blocks);
        if (unknownMatters) {
            assertThat(verdict.fit()).isNotIn(Fit.PAST, Fit.PAST_MITS);
        }
        if (unknownMatters && !blocks) {
            assertThat(verdict.fit()).isEqualTo(Fit.ONBEKEND);
        }
        assertThat(verdict.reasons())
                .allSatisfy(reason -> assertThat(reason.explanation()).isNotBlank());
    }

    @Property(tries = 300)
    void anAnswerNeverMakesTheRestLessKnown(
            @ForAll("profile") Map<String, AcceptancePolicy> profile,
            @ForAll("answers") Map<String, Answered> answers,
            @ForAll("criterion") String criterion) {
        Map<String, Answered> better = new HashMap<>(answers);
        better.put(criterion, Answered.of("nee"));

        assertThat(assess(profile, better).fit())
                .as("a no to any question never takes a bed further away")
                .isLessThanOrEqualTo(assess(profile, answers).fit());
    }

    @Property(tries = 100)
    void ratherNotIsNotAskedAgain(@ForAll("profile") Map<String, AcceptancePolicy> profile) {
        Map<String, Answered> silent = new HashMap<>();
        CODES.forEach(code -> silent.put(code, Answered.of("liever-niet")));

        assertThat(assess(profile, silent).open()).isEmpty();
    }

    @Provide
    Arbitrary<String> criterion() {
        return Arbitraries.of(CODES);
    }

    @Provide
    Arbitrary<AcceptancePolicy> excluding() {
        return Arbitraries.of(AcceptancePolicy.UITGESLOTEN, AcceptancePolicy.ELDERS);
    }

    @Provide
    Arbitrary<CriterionMatch> unknown() {
        return Arbitraries.of(CriterionMatch.ONBEKEND, CriterionMatch.LIEVER_NIET);
    }

    @Provide
    Arbitrary<Map<String, AcceptancePolicy>> profile() {
        return Combinators.combine(CODES.stream()
                        .map(code -> Arbitraries.of(AcceptancePolicy.values()))
                        .toList())
                .as(stances -> zip(stances));
    }

    @Provide
    Arbitrary<Map<String, Answered>> answers() {
        // null: the question was not asked at all
        return Combinators.combine(CODES.stream()
                        .map(code -> Arbitraries.of("ja", "nee", "onbekend", "liever-niet", "")
                                .map(Answered::of))
                        .toList())
                .as(given -> zip(given));
    }

    private static <T> Map<String, T> zip(List<T> values) {
        Map<String, T> map = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            map.put(CODES.get(i), values.get(i));
        }
        return map;
    }

    private static Assessment.FitVerdict assess(Map<String, AcceptancePolicy> profile, Map<String, Answered> answers) {
        Map<String, Profile.CriterionRule> lines = new HashMap<>();
        profile.forEach((code, stance) -> lines.put(
                code, new Profile.CriterionRule(code, stance, "maatregel", Set.of(), ProfileLevel.ORGANISATION)));
        HouseOfBed house = new HouseOfBed(
                "opvang", new UUID(0, 1), "GM0200", ShelterKind.VROUWENOPVANG, "vrouwen", 2, 2, new Profile(lines));
        NewNeed need =
                new NewNeed(List.of(new PersonNeed(null, false, answers)), Set.of(), Consent.ONBEKEND, List.of());
        return new Assessment(CRITERIA, ASKED_ONCE, new Explanations(), new Answers(need), Facts.NONE).of(house);
    }

    /** What a table answers hangs on the question alone: thousands of beds ask a few hundred. */
    private static ContraIndicationPolicy askedOnce(ContraIndicationPolicy table) {
        Map<List<Object>, Fit> answers = new HashMap<>();
        return (criterion, kind, stance, touch) -> answers.computeIfAbsent(
                List.of(criterion, kind, stance, touch), question -> table.decide(criterion, kind, stance, touch));
    }

    private static boolean excludes(AcceptancePolicy stance) {
        return stance == AcceptancePolicy.UITGESLOTEN || stance == AcceptancePolicy.ELDERS;
    }

    private static boolean unknown(Answered answer) {
        return given(answer) == Given.ONBEKEND || given(answer) == Given.LIEVER_NIET;
    }

    private static Given given(Answered answer) {
        return answer.given();
    }
}
