package nl.schakel.process.routes.meldroute;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.RouteVariables;
import nl.schakel.process.names.VariableNames;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.ReporterVoice;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Operations of a model: says in a model who owns a task: {@code ${eigenaar.van(gemeente, 'tmm')}} (domain.md, "Who
 * owns a signal").
 */
@ModelOperations("eigenaar")
public class OwnerOperations {

    private final Directory directory;
    private final ReporterVoice reporters;
    private final Dossiers dossiers;

    OwnerOperations(Directory directory, ReporterVoice reporters, Dossiers dossiers) {
        this.directory = directory;
        this.reporters = reporters;
        this.dossiers = dossiers;
    }

    /** The group that plays this role for this municipality; nobody there means the region's ketenregisseur. */
    public String van(String gemeente, String rol) {
        Role role = Role.of(rol);
        return (role == Role.AANDACHTSFUNCTIONARIS ? directory.ownerOf(gemeente) : directory.groupFor(role, gemeente))
                .toString();
    }

    /** Who looks for a place that the municipality has itself: its Wmo, else who owns its signals. */
    public String wmo(String gemeente) {
        GroupId local = new GroupId(Role.WMO, gemeente);
        return (directory.hasMembers(local) ? local : directory.ownerOf(gemeente)).toString();
    }

    /**
     * Who reads the proposal to end a case in the region: another chain director; else, when there may be a person, the
     * care coordinator; else the police; else the national team. Never who proposed it (R2).
     */
    public String tweedeLezer(DelegateExecution execution) {
        String municipality = (String) execution.getVariable(VariableNames.GEMEENTE);
        Set<UUID> proposers = dossiers.endProposers(RouteVariables.dossier(execution));
        boolean person = !"nee".equals(execution.getVariable(VariableNames.PERSOON));
        return Stream.of(Role.KETENREGISSEUR, Role.ZORGCOORDINATOR, Role.TMM)
                .filter(role -> person || role != Role.ZORGCOORDINATOR)
                .map(role -> directory.groupFor(role, municipality))
                .filter(group -> directory.members(group).stream().anyMatch(member -> !proposers.contains(member.id())))
                .findFirst()
                .orElse(Directory.NATIONAL)
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
