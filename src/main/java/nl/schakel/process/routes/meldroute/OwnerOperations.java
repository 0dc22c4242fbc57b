package nl.schakel.process.routes.meldroute;

import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.signal.ReporterVoice;

/**
 * Operations of a model: says in a model who owns a task: {@code ${eigenaar.van(gemeente, 'tmm')}} (domain.md, "Who
 * owns a signal").
 */
@ModelOperations("eigenaar")
public class OwnerOperations {

    private final Directory directory;
    private final ReporterVoice reporters;

    OwnerOperations(Directory directory, ReporterVoice reporters) {
        this.directory = directory;
        this.reporters = reporters;
    }

    /** The group that plays this role for this municipality; nobody there means the region's ketenregisseur. */
    public String van(String gemeente, String rol) {
        Role role = Role.of(rol);
        return (role == Role.AANDACHTSFUNCTIONARIS ? directory.ownerOf(gemeente) : directory.groupFor(role, gemeente))
                .toString();
    }

    /** User name of the reporter with an account that is in use, or null. */
    public String melder(String zaak) {
        return reporters
                .reporterAccount(UUID.fromString(zaak))
                .flatMap(directory::person)
                .filter(Person::active)
                .map(Person::username)
                .orElse(null);
    }
}
