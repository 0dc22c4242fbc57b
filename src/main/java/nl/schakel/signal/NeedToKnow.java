package nl.schakel.signal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.support.Coded;

/**
 * Check: what of a case its reader may know, by whom each thing was shared with (R7, ADR 111). A grant opens a part; this
 * decides about the things in it, the same for every page and answer that shows them.
 */
public final class NeedToKnow {

    /** The step that stands for an agreed action. */
    private static final String AGREED = "actie-uitvoeren";

    private static final Set<String> ROUTES = Set.of("routes-bepaald", "routes-erbij");
    private static final String RECEIVED = "signaal-ontvangen";

    /** What happens to the case itself, whoever works on it; what is not here may tell of care. */
    private static final Set<String> OF_THE_CASE = Set.of(
            RECEIVED,
            "routes-bepaald",
            "routes-erbij",
            "opgepakt",
            "overgedragen",
            "overgedragen-aan-gemeente",
            "rechtstreeks-naar-regio",
            "doorgezet",
            "in-behandeling",
            "afgesloten",
            "vraag-aan-melder",
            "melder-antwoordt",
            "melder-vult-aan",
            "melder-stuurt-bestand",
            "bestand-besmet",
            "bestand-onleesbaar",
            "einde-voorgesteld",
            "einde-afgewezen",
            "geen-tegenlezing",
            "intrekking-gevraagd",
            "intrekking-bevestigd",
            "intrekking-afgewezen",
            "vragen-onbeantwoord",
            "zaak-gekoppeld",
            "contact-wacht",
            "contact-vrij",
            "heropend",
            "einde-blijft",
            "melder-vraagt-herziening",
            "terugkoppeling");

    private final Grant grant;
    private final Set<GroupId> groups;
    private final Set<String> doers;

    /** @param actions every action of the case */
    NeedToKnow(Grant grant, Set<GroupId> groups, List<Actions.Action> actions) {
        this.grant = grant;
        this.groups = Set.copyOf(groups);
        this.doers =
                actions.stream().filter(this::of).map(Actions.Action::group).collect(Collectors.toSet());
    }

    /** Whether the reader may read what a thing says that is shared with these roles, written by this group. */
    public boolean of(List<String> share, String author) {
        return own(author) || groups.stream().anyMatch(group -> named(group, share));
    }

    private static boolean named(GroupId group, List<String> share) {
        return share.contains(group.role().code())
                || group.role() == Role.LANDELIJK
                        && RoleSets.HELD_NATIONALLY.stream().map(Role::code).anyMatch(share::contains);
    }

    /** Whether this answer is the reader's own or shared with them by name: who has one question reads no more of them. */
    boolean byName(Entries.Entry entry) {
        return own(entry.group()) || !entry.share().isEmpty() && of(entry.share(), entry.group());
    }

    /** Whether the reader may read this answer: one that names nobody is for whoever may know its author's work. */
    boolean of(Entries.Entry entry) {
        return of(entry.share(), entry.group()) || entry.share().isEmpty() && writtenBy(entry.group());
    }

    /** Whether the reader may read what names nobody and is of this group: that is for who may know its work. Null is no group. */
    public boolean writtenBy(String group) {
        return group == null || own(group) || outsideCare(group) || grant.sees(Part.ZORG);
    }

    /** Whether the reader may read this action: shared with them, theirs to do, or agreed on by them. */
    boolean of(Actions.Action action) {
        return grant.sees(Part.ACTIES) && (of(action.share(), action.agreedBy()) || own(action.group()));
    }

    /** Whether the reader may read this note: written in the own group, or shared with it. */
    boolean of(Notes.Note note) {
        return own(note.group()) || note.sharedWith().stream().anyMatch(this::own);
    }

    /** Whether the reader may know that this group works on the case, whatever it does there. */
    public boolean group(GroupId group) {
        return party(null, group);
    }

    /** Whether the reader may know that this group has or had this step. */
    public boolean work(String step, GroupId group) {
        if (groups.contains(group)) {
            return true;
        }
        if (AGREED.equals(step)) {
            return doers.contains(group.toString());
        }
        return RoleSets.REPORTERS.contains(group.role())
                ? grant.sees(Part.MELDER)
                : RoleSets.OUTSIDE_CARE.contains(group.role()) || grant.sees(Part.ZORG);
    }

    /** Whether the reader may know that this group sees the case for this step. */
    public boolean party(String step, GroupId group) {
        return work(step, group) || !AGREED.equals(step) && RoleSets.STAND_INS.contains(group.role());
    }

    /** Whether everything that is done in the case may be known. */
    public boolean everyStep() {
        return grant.sees(Part.ZORG);
    }

    /** The lines that the reader may read, as they may read them. */
    List<Timeline.TimelineLine> of(List<Timeline.TimelineLine> lines) {
        return lines.stream()
                .filter(this::of)
                .map(this::asRead)
                .filter(NeedToKnow::says)
                .toList();
    }

    private boolean of(Timeline.TimelineLine line) {
        if (line.group() == null) {
            return OF_THE_CASE.contains(line.kind()) || grant.sees(Part.ZORG);
        }
        // a line of a group is about one step, which is its first code
        return work(line.codes().stream().findFirst().orElse(null), GroupId.parse(line.group()));
    }

    private Timeline.TimelineLine asRead(Timeline.TimelineLine line) {
        boolean hidesReporter = line.kind().equals(RECEIVED) && !grant.sees(Part.MELDER);
        List<String> codes = ROUTES.contains(line.kind()) && !grant.sees(Part.ZORG)
                ? line.codes().stream().filter(NeedToKnow::routeOutsideCare).toList()
                : line.codes();
        return new Timeline.TimelineLine(
                line.at(), line.kind(), hidesReporter ? null : line.actor(), line.group(), codes);
    }

    private static boolean says(Timeline.TimelineLine line) {
        return !ROUTES.contains(line.kind()) || !line.codes().isEmpty();
    }

    private static boolean routeOutsideCare(String route) {
        return Coded.of(Role.class, route)
                .filter(RoleSets.OUTSIDE_CARE::contains)
                .isPresent();
    }

    private static boolean outsideCare(String group) {
        return RoleSets.OUTSIDE_CARE.contains(GroupId.parse(group).role());
    }

    private boolean own(String group) {
        return group != null && groups.contains(GroupId.parse(group));
    }
}
