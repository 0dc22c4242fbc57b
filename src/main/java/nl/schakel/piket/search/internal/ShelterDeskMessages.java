package nl.schakel.piket.search.internal;

import java.util.List;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.piket.call.internal.NightMessages;
import nl.schakel.placement.Proposals;
import org.springframework.stereotype.Component;

/**
 * Message sender: shelters that are asked at once at night hear of it by SMS, where their desk takes that; the
 * question itself stands behind their login, in their own tasks.
 */
@Component
public class ShelterDeskMessages {

    private static final String PAGE = "/taken";

    private final Outbox outbox;
    private final NightMessages messages;
    private final Proposals proposals;

    ShelterDeskMessages(Outbox outbox, NightMessages messages, Proposals proposals) {
        this.outbox = outbox;
        this.messages = messages;
        this.proposals = proposals;
    }

    /** Tells each desk once, however many of its beds are asked for at once. */
    public void asked(UUID call, List<UUID> asked) {
        String key = messages.start(call) + NightMessages.DESK + asked.get(0);
        asked.stream()
                .map(proposal -> proposals.get(proposal).bed().location())
                .distinct()
                .forEach(location -> outbox.smsToDesk(location, Template.PIKET_PLEKVRAAG, key, PAGE));
    }
}
