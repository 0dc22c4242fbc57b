package nl.schakel.process.routes.meldroute;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.process.tasks.CaseOwners;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Status;
import org.springframework.stereotype.Component;

/**
 * Message sender: a signal belongs to another case. Who owns that case hears; where it ended nobody works on it any more, so who
 * can open it again hears.
 */
@Component
class LinkNews {

    private final DossierReading reading;
    private final CaseOwners owners;
    private final Directory directory;
    private final Outbox outbox;

    LinkNews(DossierReading reading, CaseOwners owners, Directory directory, Outbox outbox) {
        this.reading = reading;
        this.owners = owners;
        this.directory = directory;
        this.outbox = outbox;
    }

    /** @param signal which belongs to the case from now on */
    void tell(UUID signal, UUID about) {
        DossierReading.State state = reading.state(about);
        String key = "gekoppeld-" + signal;
        String page = "/zaken/" + about;
        if (state.status() != Status.AFGESLOTEN) {
            owners.of(about).forEach(group -> outbox.toGroup(group, Template.NIEUWS_IN_ZAAK, key, page));
            return;
        }
        Set<GroupId> groups = new LinkedHashSet<>();
        groups.add(directory.groupFor(Role.KETENREGISSEUR, state.municipality()));
        if (state.region() == null) {
            groups.add(directory.ownerOf(state.municipality(), state.organisation()));
        }
        groups.forEach(group -> outbox.toGroup(group, Template.GEKOPPELD_AAN_EINDE, key, page));
    }
}
