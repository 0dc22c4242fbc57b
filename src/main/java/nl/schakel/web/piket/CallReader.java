package nl.schakel.web.piket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.NewCall;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.support.input.InputCheck;
import org.springframework.stereotype.Component;

/** Read model: reads the form of a call: what nobody knows stays unknown, never no (R11). */
@Component
class CallReader {

    /** Who a coordinator may call for while listening. */
    static final List<CallerKind> ON_BEHALF_OF = List.of(
            CallerKind.POLITIE,
            CallerKind.KMAR,
            CallerKind.NLA,
            CallerKind.ZIEKENHUIS,
            CallerKind.VEILIG_THUIS,
            CallerKind.ANDERS);

    static final List<String> LEVELS = List.of("geen", "laag", "midden", "hoog");
    static final List<String> LIVING = List.of("vrouwen", "mannen", "gemengd");
    static final int MOST = 6;

    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_STORY = 4000;
    private static final Set<String> YES_NO = Set.of("ja", "nee", CallForm.UNKNOWN);
    private static final Map<Role, CallerKind> OWN_KIND = Map.of(
            Role.TMM, CallerKind.POLITIE,
            Role.KMAR, CallerKind.KMAR,
            Role.NLA, CallerKind.NLA,
            Role.VEILIGTHUIS, CallerKind.VEILIG_THUIS);

    private final Directory directory;

    CallReader(Directory directory) {
        this.directory = directory;
    }

    /** Whether this person writes down what somebody else tells on the phone. */
    static boolean coordinates(Viewer viewer) {
        return RoleSets.COORDINATORS.stream().anyMatch(viewer::holds);
    }

    NewCall read(CallForm form, Viewer viewer) {
        InputCheck check = new InputCheck();
        String municipality = known(form.gemeente());
        if (municipality != null && directory.municipality(municipality).isEmpty()) {
            check.error("gemeente", "onbekende-keuze", "fout.gemeente.onbekend.of-onbekend");
        }
        List<String> areas =
                check.fits("mijden", form.mijden(), directory.municipalities().size()) ? form.mijden() : List.of();
        for (String area : areas) {
            if (directory.municipality(area).isEmpty()) {
                check.error("mijden", "onbekende-keuze", "fout.gemeenten.onbekend");
            }
        }
        check.code("dreiging", form.dreiging(), with(LEVELS))
                .code("woonvorm", form.woonvorm(), with(LIVING))
                .code("minderjarig", form.minderjarig(), YES_NO)
                .code("tolk", form.tolk(), YES_NO)
                .code("mobiliteit", form.mobiliteit(), YES_NO)
                .text("terugbellen", form.terugbellen(), LONGEST_NUMBER)
                .text("situatie", form.situatie(), LONGEST_STORY);
        int people = number("mensen", form.mensen(), 1, check);
        int children = number("kinderen", form.kinderen(), 0, check);
        UUID key = key(form.sleutel());
        check.done();
        return new NewCall(
                from(form.van(), viewer),
                municipality,
                known(form.terugbellen()),
                known(form.situatie()),
                need(form, people, children),
                key);
    }

    private static NewNeed need(CallForm form, int people, int children) {
        Map<String, Answered> answers = new HashMap<>();
        answers.put("minderjarig", Answered.of(form.minderjarig()));
        answers.put("dreiging", Answered.of(form.dreiging()));
        // anyone who can live with both can live with either
        answers.put(
                "woonvorm",
                Answered.of(form.woonvorm().equals("gemengd") ? "vrouwen,mannen,gemengd" : form.woonvorm()));
        answers.put("taal", Answered.of(form.tolk()));
        answers.put("mobiliteit", Answered.of(form.mobiliteit()));
        answers.put("kinderen", children < 0 ? Answered.UNKNOWN : Answered.of(Integer.toString(children)));
        List<PersonNeed> persons = new ArrayList<>();
        persons.add(new PersonNeed(null, false, answers));
        // one adult and her children are counted by the children; with more adults everybody is
        int others = people > 1 ? people - 1 + Math.max(children, 0) : 0;
        for (int i = 0; i < others; i++) {
            persons.add(new PersonNeed(null, true, Map.of()));
        }
        return new NewNeed(persons, Set.copyOf(form.mijden()), Consent.ONBEKEND, List.of());
    }

    private static CallerKind from(String chosen, Viewer viewer) {
        if (coordinates(viewer)) {
            return CallerKind.of(chosen).filter(ON_BEHALF_OF::contains).orElse(CallerKind.PIKET);
        }
        return Arrays.stream(Role.values())
                .filter(role -> OWN_KIND.containsKey(role) && viewer.holds(role))
                .map(OWN_KIND::get)
                .findFirst()
                .orElse(CallerKind.ANDERS);
    }

    private static int number(String field, String text, int least, InputCheck check) {
        if (text.equals(CallForm.UNKNOWN)) {
            return -1;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        check.error(field, "onbekende-keuze", "fout.aantal.onbekende-keuze");
        return -1;
    }

    private static UUID key(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException changed) {
            return UUID.randomUUID();
        }
    }

    private static List<String> with(List<String> codes) {
        List<String> all = new ArrayList<>(codes);
        all.add(CallForm.UNKNOWN);
        return all;
    }

    private static String known(String text) {
        return text == null || text.isBlank() || text.equals(CallForm.UNKNOWN) ? null : text;
    }
}
