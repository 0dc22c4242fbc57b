package nl.schakel.process.routes.meldroute;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import org.springframework.stereotype.Component;

/**
 * Command service for who looks along from the receipt of a signal on, before anybody weighed it: the region hears of it
 * at once [B 6.5, bijlage 6-6], in codes and without a name. It ends when the region gets the case, and with a transfer, a
 * withdrawal or any other end.
 */
@Component
class LookAlong {

    private static final String STEP = "ontvangst";

    private final Parties parties;
    private final Directory directory;

    LookAlong(Parties parties, Directory directory) {
        this.parties = parties;
        this.directory = directory;
    }

    /** These roles look along; a role that nobody has in the region looks along with nobody else in its place. */
    void begin(UUID dossier, String municipality, String organisation, List<Role> roles) {
        String receiver = organisation == null ? directory.ownerOf(municipality).organisation() : organisation;
        for (Role role : roles) {
            GroupId group = directory.groupFor(role, municipality);
            if (group.role() == role) {
                parties.join(dossier, group, Scope.ONTVANGST, STEP, receiver);
            }
        }
    }

    /** Nobody looks along any more. */
    void end(UUID dossier) {
        parties.end(dossier, STEP);
    }
}
