package nl.schakel.process.routes.meldroute;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.OneOf;
import nl.schakel.process.engine.RouteVariables;
import nl.schakel.process.names.VariableNames;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Operations of a model: says in a model who owns a task: {@code ${eigenaar.van(gemeente, 'tmm')}} (domain.md, "Who
 * owns a signal").
 */
@ModelOperations("eigenaar")
public class OwnerOperations {

    /** Value of {@code beoordelaar} for a signal that came straight to the region. */
    static final String BY_THE_REGION = "regio";

    private final Directory directory;
    private final ReporterVoice reporters;
    private final Dossiers dossiers;
    private final DossierReading reading;
    private final Reviews reviews;

    OwnerOperations(
            Directory directory, ReporterVoice reporters, Dossiers dossiers, DossierReading reading, Reviews reviews) {
        this.reviews = reviews;
        this.reading = reading;
        this.directory = directory;
        this.reporters = reporters;
        this.dossiers = dossiers;
    }

    /** The group that plays this role for this municipality; nobody there means the region's ketenregisseur. */
    @Gives(Gives.What.GROUP)
    public String van(String gemeente, @OneOf(Role.class) String rol) {
        Role role = Role.of(rol);
        return (role == Role.AANDACHTSFUNCTIONARIS ? directory.ownerOf(gemeente) : directory.groupFor(role, gemeente))
                .toString();
    }

    /** Who looks for a place that the municipality has itself: its Wmo, else who owns its signals. */
    @Gives(Gives.What.GROUP)
    public String wmo(String gemeente) {
        GroupId local = new GroupId(Role.WMO, gemeente);
        return (directory.hasMembers(local) ? local : directory.ownerOf(gemeente)).toString();
    }

    /**
     * The group that plays this role in this case, which need not be the municipality's: of a signal that an organisation
     * brought, its own focus officer has the triage, or else the region; its reporters are its own; and what came straight to
     * the region is nothing that anybody of the municipality knows of, so the chain director has their part.
     */
    @Gives(Gives.What.GROUP)
    public String voor(DelegateExecution execution, @OneOf(Role.class) String rol) {
        Role role = Role.of(rol);
        DossierReading.State state = reading.state(RouteVariables.dossier(execution));
        GroupId colleagues =
                new GroupId(Role.MELDER, state.organisation() == null ? state.municipality() : state.organisation());
        boolean straight = BY_THE_REGION.equals(execution.getVariable(VariableNames.BEOORDELAAR));
        return (switch (role) {
                    case AANDACHTSFUNCTIONARIS -> directory.ownerOf(state.municipality(), state.organisation());
                    case MELDER ->
                        state.organisation() == null
                                ? directory.groupFor(role, state.municipality())
                                : directory.hasMembers(colleagues)
                                        ? colleagues
                                        : directory.ownerOf(state.municipality(), state.organisation());
                    default ->
                        directory.groupFor(
                                straight && RoleSets.OF_THE_MUNICIPALITY.contains(role) ? Role.KETENREGISSEUR : role,
                                state.municipality());
                })
                .toString();
    }

    /** Whether an organisation brought the signal that has no focus officer of its own: then the region has it at once. */
    public boolean rechtstreeks(String zaak) {
        DossierReading.State state = reading.state(UUID.fromString(zaak));
        return state.organisation() != null && !directory.triagesItself(state.organisation());
    }

    /** The chain director of another region. */
    @Gives(Gives.What.GROUP)
    public String vanRegio(String regio) {
        return directory
                .covering(regio, Role.KETENREGISSEUR)
                .filter(directory::hasMembers)
                .orElse(Directory.NATIONAL)
                .toString();
    }

    /**
     * Who reads the proposal to end a case in the region: another chain director; else, when there may be a person, the
     * care coordinator; else the police; else the national team. Never who proposed or reported it (R2).
     */
    @Gives(Gives.What.GROUP)
    public String tweedeLezer(DelegateExecution execution) {
        UUID dossier = RouteVariables.dossier(execution);
        Set<UUID> never = new HashSet<>();
        never.add(dossiers.endProposer(dossier));
        reporters.reporterAccount(dossier).ifPresent(never::add);
        return otherThan(never, execution);
    }

    /**
     * Who reads that a reporter asks to look again at an end: in the same order, and never who proposed that end, read it
     * or a request about it before, or asks (R2).
     */
    @Gives(Gives.What.GROUP)
    public String andereLezer(DelegateExecution execution) {
        return otherThan(reviews.neverReaders(RouteVariables.dossier(execution)), execution);
    }

    private String otherThan(Set<UUID> never, DelegateExecution execution) {
        String municipality = (String) execution.getVariable(VariableNames.GEMEENTE);
        boolean person = !"nee".equals(execution.getVariable(VariableNames.PERSOON));
        return Stream.of(Role.KETENREGISSEUR, Role.ZORGCOORDINATOR, Role.TMM)
                .filter(role -> person || role != Role.ZORGCOORDINATOR)
                .map(role -> directory.groupFor(role, municipality))
                .filter(group -> directory.members(group).stream().anyMatch(member -> !never.contains(member.id())))
                .findFirst()
                .orElse(Directory.NATIONAL)
                .toString();
    }

    /** User name of the reporter with an account that is in use, or null. */
    @Gives(Gives.What.PERSON)
    public String melder(String zaak) {
        return reporters
                .reporterAccount(UUID.fromString(zaak))
                .flatMap(directory::person)
                .filter(Person::active)
                .map(Person::username)
                .orElse(null);
    }
}
