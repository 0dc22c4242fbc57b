package nl.schakel.placement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.ProfileChange;
import nl.schakel.placement.shelter.ProfileLevel;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.signal.InventedDossier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Invented shelters, beds and needs, each with a code of its own so that tests do not meet each other's. */
public class Invented {

    /** A municipality of the demo region. */
    public static final String NIJKERK = "GM0267";

    public static final GroupId CARE = GroupId.parse("zorgcoordinator@zorg-wvv");

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Parties parties;
    private final Placements placements;
    private final TransactionTemplate transaction;

    public Invented(BeanFactory beans) {
        this.jdbc = beans.getBean(JdbcClient.class);
        this.directory = beans.getBean(Directory.class);
        this.parties = beans.getBean(Parties.class);
        this.placements = beans.getBean(Placements.class);
        this.transaction = beans.getBean(TransactionTemplate.class);
    }

    /** A shelter with one house. */
    public record House(String shelter, UUID location) {}

    public House house(ShelterKind kind, String living, int security, String municipality) {
        String code = "proef-opvang-" + UUID.randomUUID().toString().substring(0, 8);
        UUID location = UUID.randomUUID();
        jdbc.sql("insert into schakel.organisation (code, name, kind) values (?, ?, 'opvang')")
                .params(code, "Opvang " + code + " (fictief)")
                .update();
        jdbc.sql(
                        "insert into schakel.shelter_location (id, organisation, name, municipality, kind, living, security_level)"
                                + " values (?, ?, 'Huis A (fictief)', ?, ?, ?, ?)")
                .params(location, code, municipality, kind.code(), living, security)
                .update();
        directory.refresh();
        return new House(code, location);
    }

    public House house() {
        return house(ShelterKind.VROUWENOPVANG, "vrouwen", 2, "GM0200");
    }

    public UUID bed(House house, int places) {
        UUID bed = UUID.randomUUID();
        jdbc.sql("insert into schakel.bed (id, location, label, places, status) values (?, ?, ?, ?, 'vrij')")
                .params(bed, house.location(), "bed " + bed, places)
                .update();
        return bed;
    }

    /** Somebody of this shelter. */
    public static Viewer of(House house) {
        return as(new GroupId(Role.OPVANG, house.shelter()));
    }

    public static Viewer as(GroupId... groups) {
        return new Viewer(UUID.nameUUIDFromBytes(List.of(groups).toString().getBytes()), "test", Set.of(groups));
    }

    /** A search for a place in a case that the care coordinator works on. */
    public UUID placement() {
        UUID dossier = InventedDossier.in(jdbc);
        parties.join(dossier, CARE, Scope.VOLLEDIG, "behoefte-bespreken");
        return transaction.execute(status -> placements.begin(dossier, NIJKERK, as(CARE)));
    }

    /** A shelter is asked, as its task does. */
    public void asked(UUID placement, House house) {
        parties.join(
                placements.get(placement).dossier(),
                new GroupId(Role.OPVANG, house.shelter()),
                Scope.VRAAG,
                "plek-beantwoorden");
    }

    /** Everything answered with no, and a woman who feels safe among women. */
    public static NewNeed easy(String... answers) {
        return new NewNeed(List.of(person(null, answers)), Set.of(), Consent.CRITERIA, List.of());
    }

    public static PersonNeed person(String name, String... answers) {
        Map<String, Answered> all = ALL.stream().collect(Collectors.toMap(code -> code, code -> Answered.of("nee")));
        all.put("woonvorm", Answered.of("vrouwen"));
        for (int i = 0; i < answers.length; i += 2) {
            all.put(answers[i], Answered.of(answers[i + 1]));
        }
        return new PersonNeed(name, false, all);
    }

    private static final List<String> ALL = List.of(
            "minderjarig",
            "kinderen",
            "zwangerschap",
            "middelengebruik",
            "psychose",
            "veilig-met-zichzelf",
            "medicatie",
            "uitleg",
            "geweldsincident",
            "seksueel-brandrisico",
            "dreiging",
            "mijdgebied",
            "telefoon-tracker",
            "verblijfsstatus",
            "regiobinding",
            "mobiliteit",
            "infectieziekte",
            "taal",
            "toezicht",
            "huisdier",
            "eigen-wens");

    public static ProfileChange says(House house, String criterion, AcceptancePolicy stance, Instant from) {
        return new ProfileChange(
                house.shelter(), ProfileLevel.ORGANISATION, null, criterion, stance, "maatregel (fictief)", null, from);
    }
}
