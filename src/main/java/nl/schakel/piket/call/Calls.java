package nl.schakel.piket.call;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallLog;
import nl.schakel.piket.call.internal.CallProgress;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.piket.call.internal.NightMessages;
import nl.schakel.piket.rota.AreaInUse;
import nl.schakel.placement.PlacementEvents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: calls for help at night: who called, who has it, where it stands. */
@Service
@Transactional
public class Calls implements AreaInUse {

    /** Why a call may be taken back. */
    public static final List<String> REASONS = List.of("niet-meer-nodig", "elders-geholpen", "vergissing");

    /** What somebody who called may follow: that it goes on and with whom, never where a bed is looked for. */
    private static final Set<String> FOR_THE_CALLER = Set.of(
            "oproep",
            "aangenomen",
            "overgenomen",
            "plek",
            "plek-verlopen",
            "plek-vrijgegeven",
            "geplaatst",
            "samengevoegd",
            "ingetrokken",
            "overgedragen");

    private final CallTable table;
    private final CallLog log;
    private final CallAccess access;
    private final CallOpening opening;
    private final CallTaking taking;
    private final CallMerging same;
    private final CallProgress progress;
    private final NightMessages messages;
    private final Clock clock;

    Calls(
            CallTable table,
            CallLog log,
            CallAccess access,
            CallOpening opening,
            CallTaking taking,
            CallMerging same,
            CallProgress progress,
            NightMessages messages,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.access = access;
        this.opening = opening;
        this.taking = taking;
        this.same = same;
        this.progress = progress;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Begins the night of a case. The same key gives the same call, and so does a case whose night has begun.
     *
     * @param area code of the duty area that answers
     * @throws NotVisible for a role that sends no calls
     * @throws nl.schakel.support.input.InvalidInput when a text is too long or the municipality does not exist
     * @throws nl.schakel.support.input.IdempotencyConflict when something else came with the same key
     */
    public CallOutcome<UUID> open(NewCall call, UUID dossier, UUID placement, String area, Viewer viewer) {
        return opening.open(call, dossier, placement, area, viewer);
    }

    /** One call. @throws NotVisible for who neither takes it, nor sent it, nor cares for the person */
    @Transactional(readOnly = true)
    public Call get(UUID call, Viewer viewer) {
        Call found = table.get(call);
        access.mustSee(viewer, found);
        return found;
    }

    /** One call, for the process. @throws NotVisible when there is none */
    @Transactional(readOnly = true)
    public Call get(UUID call) {
        return table.get(call);
    }

    /** The night of a case, while it lasts. */
    @Transactional(readOnly = true)
    public Optional<Call> openOf(UUID dossier) {
        return table.openOf(dossier);
    }

    /**
     * What the viewer sent with the key of this call. Until the end of the caller's transaction nobody else can send it,
     * so that a second tap waits for the first and makes nothing new.
     *
     * @throws nl.schakel.support.input.IdempotencyConflict when something else came with that key
     */
    public Optional<UUID> sentBefore(NewCall call, Viewer viewer) {
        if (call.clientKey() == null) {
            return Optional.empty();
        }
        table.inTurn(call.clientKey());
        return opening.sentBefore(call, viewer).map(Call::id);
    }

    /** The calls that are not over and that the viewer takes, sent or is offered; the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Call> open(Viewer viewer) {
        Predicate<Call> taken = access.taken(viewer);
        Map<UUID, Call> seen = new LinkedHashMap<>();
        table.allOpen().stream()
                .filter(call ->
                        taken.test(call) || call.status() == CallStatus.OVERDRACHT && access.caresFor(viewer, call))
                .forEach(call -> seen.put(call.id(), call));
        table.openSentBy(viewer.personId()).forEach(call -> seen.putIfAbsent(call.id(), call));
        return List.copyOf(seen.values());
    }

    /** All calls that are not over. */
    @Transactional(readOnly = true)
    public List<Call> allOpen() {
        return table.allOpen();
    }

    /** Whether the viewer may take this call and search for it; only to decide about a button. */
    @Transactional(readOnly = true)
    public boolean mayTake(UUID call, Viewer viewer) {
        return access.takes(viewer, table.get(call));
    }

    /**
     * Takes a call that nobody has. Of two at the same moment one has it and the other hears who.
     *
     * @throws NotVisible for who may not take it
     * @throws nl.schakel.support.input.InvalidInput when it is over
     */
    public TakeResult take(UUID call, Viewer viewer) {
        return taking.take(call, viewer);
    }

    /** Takes a call over on purpose from whoever has it. */
    public TakeResult takeOver(UUID call, Viewer viewer) {
        return taking.takeOver(call, null, viewer);
    }

    /** The same, from the one whom the viewer saw there. @param from null means whoever has it */
    public TakeResult takeOver(UUID call, UUID from, Viewer viewer) {
        return taking.takeOver(call, from, viewer);
    }

    /** Picks up a call whose alarm stands as an incident, also from a holder who stayed silent. */
    public TakeResult pickUp(UUID call, Viewer viewer) {
        return taking.pickUp(call, viewer);
    }

    /** Open calls that may be about the same person: same area, some hours, and no other municipality. */
    @Transactional(readOnly = true)
    public List<Call> maybeSame(UUID call) {
        return same.as(call);
    }

    /**
     * Two people called about the same person: the first call ends, and what was told in it stays readable with the other.
     *
     * @throws NotVisible for who may not take both
     * @throws nl.schakel.support.input.InvalidInput when one is over, or the first has a bed already
     */
    public List<CallEvents> join(UUID call, UUID into, Viewer viewer) {
        return same.join(call, into, viewer);
    }

    /**
     * It is not needed any more. Whoever called may say so until somebody takes the call; after that, who searches.
     *
     * @param reasonCode one of {@link #REASONS}
     */
    public List<CallEvents> withdraw(UUID call, String reasonCode, Viewer viewer) {
        return same.withdraw(call, reasonCode, viewer);
    }

    /** "Yes, I am still busy with it." */
    public List<CallEvents> stillBusy(UUID call, Viewer viewer) {
        taking.locked(call, viewer);
        if (table.active(call, clock.instant())) {
            log.add(call, "nog-bezig", viewer.personId());
        }
        messages.active(call);
        return List.of(new CallEvents.CallActive(call));
    }

    /** Somebody of the team did something: nobody has to ask whether anybody is busy with it. */
    public List<CallEvents> touched(UUID call) {
        if (!table.active(call, clock.instant())) {
            return List.of();
        }
        messages.active(call);
        return List.of(new CallEvents.CallActive(call));
    }

    /** Writes down in the call of this search what happened there, whoever did it. */
    public void follow(List<PlacementEvents> happened) {
        progress.follow(happened);
    }

    /** How far the ladder has come; for the process. The same again changes nothing. */
    public void rung(UUID call, String rung) {
        if (!table.lock(call).rung().equals(rung)) {
            table.rung(call, rung);
            log.add(call, "trede", null, null, rung);
        }
    }

    /** Whether the alarm reached nobody and nobody has it; for the process. */
    public void incident(UUID call, boolean stands) {
        Call now = table.lock(call);
        if (now.incident() != stands && (now.open() || !stands)) {
            table.incident(call, stands);
            log.add(call, stands ? "incident" : "incident-voorbij", null);
        }
    }

    /** Where it stands; for the process. A call that is over stays over. */
    public void status(UUID call, CallStatus status) {
        Call now = table.lock(call);
        if (now.open() && now.status() != status) {
            if (!now.status().mayBecome(status)) {
                throw new IllegalStateException(
                        "a call cannot go from " + now.status().code() + " to " + status.code());
            }
            table.status(call, status);
            log.add(call, status.code(), null);
        }
    }

    /**
     * How far the search is. In the morning the document of the night is laid ready while a search may still run: the
     * status then tells of the document, this of the search. Of a call that is over: its status.
     */
    @Transactional(readOnly = true)
    public CallStatus search(Call call) {
        return taking.search(call);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean hasOpenCall(String area) {
        return table.allOpen().stream().anyMatch(call -> call.area().equals(area));
    }

    /** Whether the holder was asked "bent u er nog mee bezig?" and did nothing since. */
    @Transactional(readOnly = true)
    public boolean askedIfBusy(Call call) {
        return taking.search(call) == CallStatus.AANGENOMEN
                && log.of(call.id()).stream()
                        .anyMatch(event -> event.code().startsWith(CallEvent.HOLDER_ASKED)
                                && !event.at().isBefore(call.lastActivityAt()));
    }

    /** What happened, the oldest first; for who may take it, and for the process. */
    @Transactional(readOnly = true)
    public List<CallEvent> timeline(UUID call) {
        return log.of(call);
    }

    /** The same as far as the viewer may see it: who called follows the call, not the search. */
    @Transactional(readOnly = true)
    public List<CallEvent> timeline(UUID call, Viewer viewer) {
        Call found = get(call, viewer);
        if (access.takes(viewer, found) || access.caresFor(viewer, found)) {
            return log.of(call);
        }
        return log.of(call).stream()
                .filter(event -> FOR_THE_CALLER.contains(event.code()))
                .map(event -> new CallEvent(event.at(), event.code(), event.who(), null, null))
                .toList();
    }

    /** Writes down that something happened. @param who and bed may be null */
    public void note(UUID call, String eventCode, UUID who, UUID bed) {
        log.add(call, eventCode, who, bed, null);
    }

    /** The same with a code that says more. */
    public void note(UUID call, String eventCode, UUID who, UUID bed, String detailCode) {
        log.add(call, eventCode, who, bed, detailCode);
    }
}
