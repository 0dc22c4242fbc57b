package nl.schakel.piket.alarm.internal;

import java.util.List;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.piket.call.CallEvents;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.placement.PlacementEvents;
import nl.schakel.placement.Proposals;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Shelters that are asked at once at night hear of it by SMS, where their desk takes that; the question itself stands
 * behind their login, in their own tasks.
 */
@Component
class ShelterDeskMessages {

    private static final String QUESTION = "vraag:";
    private static final String PAGE = "/taken";

    private final Outbox outbox;
    private final NightMessages messages;
    private final Proposals proposals;
    private final CallTable calls;

    ShelterDeskMessages(Outbox outbox, NightMessages messages, Proposals proposals, CallTable calls) {
        this.outbox = outbox;
        this.messages = messages;
        this.proposals = proposals;
        this.calls = calls;
    }

    @EventListener
    void asked(CallEvents.CallAsked event) {
        List<UUID> asked = event.proposals();
        if (asked.isEmpty()) {
            return;
        }
        // one for each desk, however many of its beds are asked for at once
        String key = messages.start(event.call()) + QUESTION + asked.get(0);
        asked.stream()
                .map(proposal -> proposals.get(proposal).bed().location())
                .distinct()
                .forEach(location -> outbox.smsToDesk(location, Template.PIKET_PLEKVRAAG, key, PAGE));
    }

    /** There is a bed: who has not been asked yet need not wake. */
    @EventListener
    void held(PlacementEvents.Held event) {
        calls.openOfPlacement(event.placement())
                .ifPresent(call -> outbox.withdraw(messages.start(call.id()) + QUESTION));
    }
}
