package nl.schakel.piket.handover;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallEvents;
import nl.schakel.piket.call.CallOutcome;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallLog;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.piket.handover.internal.HandoverTable;
import nl.schakel.placement.Placements;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: the handover of a night to the care coordinator. Offering it ends nothing: until it is accepted the
 * night is the on-call coordinator's.
 */
@Service
@Transactional
public class Handovers {

    private static final int TEXT = 4000;

    private final CallTable calls;
    private final CallLog log;
    private final CallAccess access;
    private final HandoverTable table;
    private final NightStory story;
    private final Placements placements;
    private final EmergencyAccess emergency;
    private final Clock clock;

    Handovers(
            CallTable calls,
            CallLog log,
            CallAccess access,
            HandoverTable table,
            NightStory story,
            Placements placements,
            EmergencyAccess emergency,
            Clock clock) {
        this.calls = calls;
        this.log = log;
        this.access = access;
        this.table = table;
        this.story = story;
        this.placements = placements;
        this.emergency = emergency;
        this.clock = clock;
    }

    /**
     * Lays the document of the night ready for the care coordinator. Doing so again gives the same one.
     *
     * @param viewer who searched, or the system in the morning
     * @throws NotVisible for others
     * @throws InvalidInput when the call is over without a handover
     */
    public CallOutcome<UUID> make(UUID call, Viewer viewer) {
        Call now = inTurn(call);
        access.mustTake(viewer, now);
        Optional<HandoverTable.Row> known = table.of(call);
        if (known.isPresent()) {
            return CallOutcome.nothing(known.get().id());
        }
        mustBeOpen(now);
        HandoverDoc.Night night = story.of(now, access.openForHandover(viewer, now), viewer);
        UUID id = table.insert(call, night, viewer.personId(), clock.instant());
        calls.status(call, CallStatus.OVERDRACHT);
        log.add(call, "overdracht", person(viewer));
        return new CallOutcome<>(id, List.of(), List.of(new CallEvents.HandoverAsked(call)));
    }

    /**
     * The document: as it is now while it is not accepted, and as it was then afterwards. The look is written down.
     *
     * @throws NotVisible when it is not made, or for who neither searched nor cares for the person
     */
    public HandoverDoc document(UUID call, Viewer viewer) {
        Call found = calls.get(call);
        Grant grant = access.openForHandover(viewer, found);
        HandoverTable.Row row = table.of(call).orElseThrow(() -> new NotVisible(found.dossier()));
        boolean over = row.state() == HandoverState.AANGENOMEN;
        return new HandoverDoc(
                row.id(),
                call,
                row.state(),
                row.offeredAt(),
                row.offeredBy(),
                over ? row.night() : story.of(found, grant, viewer),
                table.said(row.id()),
                row.acceptedAt(),
                row.acceptedBy());
    }

    /**
     * The care coordinator takes the case over; the night ends. Twice changes nothing.
     *
     * @param remark may be null
     * @throws NotVisible for who does not care for the person, and before it is offered
     * @throws InvalidInput when the one who searched would hand over to themselves
     */
    public void accept(UUID call, String remark, Viewer viewer) {
        Call now = inTurn(call);
        access.mustReceive(viewer, now);
        HandoverTable.Row row = table.of(call).orElseThrow(NotVisible::new);
        if (row.state() == HandoverState.AANGENOMEN) {
            return;
        }
        if (viewer.personId().equals(now.holder())) {
            throw InvalidInput.of("overdracht", "aan-uzelf", "fout.overdracht.aan-uzelf");
        }
        new InputCheck().text("opmerking", remark, TEXT).done();
        HandoverDoc.Night night = story.of(now, access.openForHandover(viewer, now), viewer);
        table.accept(row.id(), night, viewer.personId(), clock.instant());
        say(row, "aangenomen", remark, viewer);
        calls.status(call, CallStatus.OVERGEDRAGEN);
        log.add(call, "overgedragen", viewer.personId());
        access.leave(now);
        // nobody searches for this case any more, so nobody needs emergency access to it (R12)
        emergency.handedOver(now.dossier());
    }

    /** The care coordinator wants to know more first. The same question twice is asked once. */
    public void ask(UUID call, String question, Viewer viewer) {
        Call now = inTurn(call);
        access.mustReceive(viewer, now);
        HandoverTable.Row row = open(call);
        new InputCheck()
                .required("vraag", question, TEXT, "fout.overdracht.vraag")
                .done();
        if (said(row, "vraag", question, viewer)) {
            return;
        }
        table.set(row.id(), HandoverState.VRAAG, story.of(now, access.openForHandover(viewer, now), viewer));
        say(row, "vraag", question, viewer);
        log.add(call, "overdracht-vraag", viewer.personId());
    }

    /** Who searched answers; the document lies with the care coordinator again. */
    public void complete(UUID call, String answer, Viewer viewer) {
        Call now = inTurn(call);
        access.mustTake(viewer, now);
        HandoverTable.Row row = open(call);
        new InputCheck()
                .required("antwoord", answer, TEXT, "fout.overdracht.antwoord")
                .done();
        if (said(row, "antwoord", answer, viewer)) {
            return;
        }
        table.set(row.id(), HandoverState.AANGEBODEN, story.of(now, access.openForHandover(viewer, now), viewer));
        say(row, "antwoord", answer, viewer);
        log.add(call, "overdracht-aangevuld", viewer.personId());
    }

    private Call inTurn(UUID call) {
        placements.inTurn(calls.get(call).placement());
        return calls.lock(call);
    }

    private HandoverTable.Row open(UUID call) {
        HandoverTable.Row row = table.of(call).orElseThrow(NotVisible::new);
        if (row.state() == HandoverState.AANGENOMEN) {
            throw InvalidInput.of("overdracht", "al-aangenomen", "fout.overdracht.al-aangenomen");
        }
        return row;
    }

    private static void mustBeOpen(Call call) {
        if (!call.open()) {
            throw InvalidInput.of("oproep", "voorbij", "fout.oproep.voorbij");
        }
    }

    /** A second tap says the same as the first. */
    private boolean said(HandoverTable.Row row, String code, String text, Viewer viewer) {
        List<HandoverDoc.HandoverRemark> talk = table.said(row.id());
        HandoverDoc.HandoverRemark last = talk.isEmpty() ? null : talk.get(talk.size() - 1);
        return last != null
                && last.code().equals(code)
                && last.who().equals(viewer.personId())
                && text.equals(last.text());
    }

    private void say(HandoverTable.Row row, String code, String text, Viewer viewer) {
        String written = text == null || text.isBlank() ? null : text;
        table.say(row.id(), new HandoverDoc.HandoverRemark(clock.instant(), viewer.personId(), code, written));
    }

    private static UUID person(Viewer viewer) {
        return viewer == Viewer.SYSTEM ? null : viewer.personId();
    }
}
