package nl.schakel.piket.call;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallLog;
import nl.schakel.piket.call.internal.CallStatementTable;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.support.input.InputCheck;
import org.springframework.stereotype.Component;

/** Command service: how a call begins. */
@Component
class CallOpening {

    private static final int CONTACT = 300;
    private static final int SITUATION = 4000;

    private final CallTable table;
    private final CallStatementTable told;
    private final SentKeys keys;
    private final CallLog log;
    private final CallAccess access;
    private final Directory directory;
    private final Clock clock;

    CallOpening(
            CallTable table,
            CallStatementTable told,
            SentKeys keys,
            CallLog log,
            CallAccess access,
            Directory directory,
            Clock clock) {
        this.table = table;
        this.told = told;
        this.keys = keys;
        this.log = log;
        this.access = access;
        this.directory = directory;
        this.clock = clock;
    }

    CallOutcome<UUID> open(NewCall call, UUID dossier, UUID placement, String area, Viewer viewer) {
        access.mustCall(viewer);
        check(call);
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        UUID key = call.clientKey() == null ? id : call.clientKey();
        Optional<Call> known = sentBefore(call, viewer).or(() -> table.openOf(dossier));
        if (known.isPresent()) {
            return CallOutcome.nothing(known.get().id());
        }
        Call fresh = new Call(
                id,
                table.number(now),
                area,
                dossier,
                placement,
                call.from() == null ? CallerKind.ANDERS : call.from(),
                viewer.personId(),
                call.municipality(),
                CallStatus.ALARM,
                null,
                now,
                null,
                now,
                "opvang",
                1,
                false,
                null);
        byte[] callBack = told.callBack(id, dossier, blankToNull(call.callBack()));
        byte[] situation = told.situation(id, dossier, blankToNull(call.situation()));
        if (!table.insert(fresh, key, callBack, situation)) {
            // the same tap or the same case, on another thread or node
            return CallOutcome.nothing(table.ofKey(viewer.personId(), key)
                    .or(() -> table.openOf(dossier))
                    .orElseThrow()
                    .id());
        }
        access.join(fresh);
        log.add(id, "oproep", viewer.personId(), null, fresh.from().code());
        return new CallOutcome<>(id, List.of(), List.of(new CallEvents.CallMade(id)));
    }

    /** @throws nl.schakel.support.input.IdempotencyConflict when something else came with the same key */
    Optional<Call> sentBefore(NewCall call, Viewer viewer) {
        if (call.clientKey() == null) {
            return Optional.empty();
        }
        keys.first("oproep|" + viewer.personId(), call.clientKey(), call.content());
        return table.ofKey(viewer.personId(), call.clientKey());
    }

    private void check(NewCall call) {
        InputCheck check = new InputCheck();
        check.text("terugbellen", call.callBack(), CONTACT).text("situatie", call.situation(), SITUATION);
        if (call.municipality() != null
                && directory.municipality(call.municipality()).isEmpty()) {
            check.error("gemeente", "onbekend", "fout.gemeente.onbekend.oproep");
        }
        check.done();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
