package nl.schakel.placement.matching.internal;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.internal.TableOfTheDirector;
import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.AnswerType;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.CriterionKind;
import nl.schakel.placement.shelter.Profile;
import nl.schakel.placement.shelter.ProfileLevel;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.placement.shelter.internal.BedBoard;
import nl.schakel.placement.shelter.internal.HouseOfBed;

/** Houses, beds and needs for matching as plain objects: the table of the chain director decides, no database is asked. */
public final class TrialMatching {

    /** Where the women's house of these tests stands. */
    public static final String APELDOORN = "GM0200";

    /** Twenty kilometres from Apeldoorn. */
    public static final String NIJKERK = "GM0267";

    /** At the other end of the country. */
    public static final String MAASTRICHT = "GM0935";

    public static final ContraIndicationPolicy TABLE = new TableOfTheDirector();

    /** Some of the closed list, in the order in which they are asked. */
    public static final List<Criterion> CRITERIA = List.of(
            criterion("minderjarig", CriterionKind.HARD, AcceptancePolicy.ACCEPTEERT, false),
            criterion("woonvorm", CriterionKind.HARD, AcceptancePolicy.UITGESLOTEN, false),
            criterion("kinderen", CriterionKind.HARD, AcceptancePolicy.ACCEPTEERT, false),
            criterion("medicatie", CriterionKind.ONDERHANDELBAAR, AcceptancePolicy.ACCEPTEERT, true),
            criterion("dreiging", CriterionKind.HARD, AcceptancePolicy.UITGESLOTEN, false),
            criterion("mijdgebied", CriterionKind.HARD, AcceptancePolicy.UITGESLOTEN, false),
            criterion("bekende-aanwezig", CriterionKind.HARD, AcceptancePolicy.UITGESLOTEN, false),
            criterion("verblijfsstatus", CriterionKind.ROUTE, AcceptancePolicy.ACCEPTEERT, false),
            criterion("politie-medewerking", CriterionKind.ROUTE, AcceptancePolicy.ACCEPTEERT, false),
            criterion("taal", CriterionKind.ONDERHANDELBAAR, AcceptancePolicy.ACCEPTEERT, false),
            criterion("huisdier", CriterionKind.ONDERHANDELBAAR, AcceptancePolicy.ACCEPTEERT, false),
            criterion("eerder-geweigerd", CriterionKind.ONDERHANDELBAAR, AcceptancePolicy.ONDERHANDELBAAR, false),
            criterion("eigen-wens", CriterionKind.HARD, AcceptancePolicy.UITGESLOTEN, false));

    /** A women's house in Apeldoorn, well secured, with two places for each bed. */
    public static final HouseOfBed HOUSE = new HouseOfBed(
            "opvang-proef",
            new UUID(4, 1),
            APELDOORN,
            ShelterKind.VROUWENOPVANG,
            "vrouwen",
            2,
            2,
            new Profile(lines(Map.of())));

    private TrialMatching() {}

    public static Criterion criterion(String code) {
        return CRITERIA.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Criterion criterion(String code, CriterionKind kind, AcceptancePolicy usual, boolean perCompanion) {
        return new Criterion(
                code, 0, "Hoe zit het met " + code + "?", AnswerType.JA_NEE, kind, null, usual, perCompanion);
    }

    private static Map<String, Profile.CriterionRule> lines(Map<String, AcceptancePolicy> said) {
        Map<String, Profile.CriterionRule> lines = new HashMap<>();
        CRITERIA.forEach(one -> lines.put(
                one.code(),
                new Profile.CriterionRule(
                        one.code(),
                        said.getOrDefault(one.code(), one.defaultStance()),
                        "Regel " + one.code() + ".",
                        Set.of(),
                        null)));
        return lines;
    }

    /** The same house, of which the shelter says this. */
    public static HouseOfBed says(HouseOfBed house, String criterion, AcceptancePolicy stance, String... choices) {
        Map<String, Profile.CriterionRule> lines = new HashMap<>(house.profile().lines());
        lines.put(
                criterion,
                new Profile.CriterionRule(
                        criterion, stance, "Regel " + criterion + ".", Set.of(choices), ProfileLevel.ORGANISATION));
        return new HouseOfBed(
                house.organisation(),
                house.location(),
                house.municipality(),
                house.kind(),
                house.living(),
                house.securityLevel(),
                house.places(),
                new Profile(lines));
    }

    /** A house of another kind elsewhere, otherwise the same. */
    public static HouseOfBed house(String organisation, ShelterKind kind, String municipality) {
        return new HouseOfBed(
                organisation,
                new UUID(4, organisation.hashCode()),
                municipality,
                kind,
                "alleen",
                3,
                2,
                HOUSE.profile());
    }

    /** A bed on the board. */
    public static BedBoard.Entry entry(int number, HouseOfBed house, BedStatus status, Instant confirmed) {
        return new BedBoard.Entry(bed(number, house, status, confirmed), house);
    }

    public static Bed bed(int number, HouseOfBed house, BedStatus status, Instant confirmed) {
        return new Bed(
                new UUID(2, number),
                "Kamer " + number,
                house.organisation(),
                "Proef (fictief)",
                house.location(),
                "Huis A",
                house.municipality(),
                "wvv",
                house.kind(),
                house.securityLevel(),
                house.places(),
                status,
                null,
                confirmed,
                null,
                "1");
    }

    public static BedBoard.Board board(BedBoard.Entry... entries) {
        Map<UUID, BedBoard.Entry> byBed = new HashMap<>();
        Arrays.stream(entries).forEach(entry -> byBed.put(entry.bed().id(), entry));
        return new BedBoard.Board(List.of(entries), byBed);
    }

    /** A need of one person with these answers; what is not among them was not asked. */
    public static NewNeed need(String... answers) {
        return ofPeople(person(false, answers));
    }

    public static NewNeed ofPeople(PersonNeed... persons) {
        return new NewNeed(List.of(persons), Set.of(), Consent.CRITERIA, List.of());
    }

    public static PersonNeed person(boolean companion, String... answers) {
        Map<String, Answered> given = new HashMap<>();
        for (int i = 0; i < answers.length; i += 2) {
            given.put(answers[i], Answered.of(answers[i + 1]));
        }
        return new PersonNeed(null, companion, given);
    }

    /** A woman who feels safe among women and answered no to all else, apart from these. */
    public static NewNeed easy(String... answers) {
        Map<String, Answered> given = new HashMap<>();
        CRITERIA.forEach(one -> given.put(one.code(), Answered.of("nee")));
        given.put("woonvorm", Answered.of("vrouwen"));
        for (int i = 0; i < answers.length; i += 2) {
            given.put(answers[i], Answered.of(answers[i + 1]));
        }
        return ofPeople(new PersonNeed(null, false, given));
    }

    public static Distances distances() {
        MunicipalityCentres centres = mock(MunicipalityCentres.class);
        when(centres.all())
                .thenReturn(Map.of(
                        APELDOORN, new MunicipalityCentres.Centre(52.21, 5.97),
                        NIJKERK, new MunicipalityCentres.Centre(52.20, 5.48),
                        MAASTRICHT, new MunicipalityCentres.Centre(50.85, 5.69)));
        return new Distances(centres);
    }

    public static Matcher matcher() {
        Criteria criteria = mock(Criteria.class);
        when(criteria.all()).thenReturn(CRITERIA);
        return new Matcher(criteria, new Explanations(), distances());
    }
}
