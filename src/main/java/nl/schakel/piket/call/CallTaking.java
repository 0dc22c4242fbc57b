package nl.schakel.piket.call;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallLog;
import nl.schakel.piket.call.internal.CallProgress;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.piket.call.internal.NightMessages;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.text.Sentences;
import org.springframework.stereotype.Component;

/** Command service: who has a call: the row is locked while somebody takes it. */
@Component
class CallTaking {

    private static final String FIELD = "oproep";
    private static final Sentences WORDS = Sentences.of("piket-messages");

    private final CallTable table;
    private final CallLog log;
    private final CallAccess access;
    private final CallProgress progress;
    private final Directory directory;
    private final NightMessages messages;
    private final Clock clock;

    CallTaking(
            CallTable table,
            CallLog log,
            CallAccess access,
            CallProgress progress,
            Directory directory,
            NightMessages messages,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.access = access;
        this.progress = progress;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    TakeResult take(UUID call, Viewer viewer) {
        Call now = locked(call, viewer);
        if (now.holder() == null) {
            return taken(now, viewer, "aangenomen", new CallEvents.CallTaken(call, viewer.personId()));
        }
        return viewer.personId().equals(now.holder()) ? new TakeResult.Taken(now, List.of()) : heldBy(now.holder());
    }

    TakeResult takeOver(UUID call, UUID from, Viewer viewer) {
        Call now = locked(call, viewer);
        UUID me = viewer.personId();
        if (now.holder() == null) {
            return taken(now, viewer, "aangenomen", new CallEvents.CallTaken(call, me));
        }
        if (me.equals(now.holder())) {
            return new TakeResult.Taken(now, List.of());
        }
        if (from != null && !from.equals(now.holder())) {
            return heldBy(now.holder());
        }
        return taken(now, viewer, "overgenomen", new CallEvents.CallTakenOver(call, now.holder(), me));
    }

    /**
     * An incident stands: nobody took the call, or whoever has it did not answer for the whole of an alarm. Of an incident
     * that is over the new holder keeps it.
     */
    TakeResult pickUp(UUID call, Viewer viewer) {
        Call now = locked(call, viewer);
        return now.incident() ? takeOver(call, now.holder(), viewer) : take(call, viewer);
    }

    TakeResult taken(Call call, Viewer viewer, String code, CallEvents event) {
        table.taken(call.id(), viewer.personId(), onceTaken(call), clock.instant());
        access.join(call, viewer);
        log.add(call.id(), code, viewer.personId());
        told(call, event);
        return new TakeResult.Taken(table.get(call.id()), List.of(event));
    }

    /** Whoever has not been woken yet may sleep on. */
    private void told(Call call, CallEvents event) {
        if (event instanceof CallEvents.CallTakenOver) {
            messages.active(call.id());
        } else {
            messages.taken(call.id());
        }
    }

    /** A document of the night that lies ready stays ready. */
    private CallStatus onceTaken(Call call) {
        return call.status() == CallStatus.ALARM ? progress.of(call.placement()) : call.status();
    }

    /** How far the search is, also while the document of the night lies ready beside it. */
    CallStatus search(Call call) {
        if (!call.open()) {
            return call.status();
        }
        CallStatus found = progress.of(call.placement());
        return call.holder() == null && found == CallStatus.AANGENOMEN ? CallStatus.ALARM : found;
    }

    private TakeResult heldBy(UUID holder) {
        return new TakeResult.AlreadyHeld(
                holder, directory.person(holder).map(Person::displayName).orElse(WORDS.say("collega.weg")));
    }

    /** A call that is not over, for who may take it. */
    Call locked(UUID call, Viewer viewer) {
        Call now = table.lock(call);
        access.mustTake(viewer, now);
        if (!now.open()) {
            throw InvalidInput.of(FIELD, "voorbij", "fout.oproep.voorbij");
        }
        return now;
    }

    /** Somebody has it who had another call that turned out to be this one. */
    CallEvents given(Call call, UUID holder) {
        table.taken(call.id(), holder, onceTaken(call), clock.instant());
        log.add(call.id(), "aangenomen", holder);
        CallEvents taken = new CallEvents.CallTaken(call.id(), holder);
        told(call, taken);
        return taken;
    }
}
