package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parking;
import nl.schakel.placement.Placement;
import nl.schakel.placement.Placements;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/** A move of a walk: who owns a search for a place lets it wait for some hours, or goes on before the moment. */
@Component
class ParkingMoves {

    private final Placements placements;
    private final Parking parking;
    private final PlacementCommands commands;
    private final Directory directory;
    private final Story story;

    ParkingMoves(Placements placements, Parking parking, PlacementCommands commands, Directory directory, Story story) {
        this.placements = placements;
        this.parking = parking;
        this.commands = commands;
        this.directory = directory;
        this.story = story;
    }

    /** @return whether a search was parked */
    boolean move(UUID dossier, Random chance) {
        Optional<Placement> running = placements.openOf(dossier).map(placements::get);
        if (running.isEmpty()) {
            return false;
        }
        Placement now = running.get();
        List<Person> owners = directory.members(directory.groupFor(Role.ZORGCOORDINATOR, now.municipality()));
        Viewer owner = Viewer.of(owners.get(chance.nextInt(owners.size())));
        if (!parking.owns(now, owner)) {
            // nobody of them has had a step in it yet
            return false;
        }
        if (now.parked().isPresent()) {
            commands.goOn(now.id(), now.parked().get().id(), owner);
            assertThat(placements.get(now.id()).parked()).isEmpty();
            return false;
        }
        Parking.Asked asked = new Parking.Asked(
                ParkReason.values()[chance.nextInt(ParkReason.values().length)],
                story.now().plus(Duration.ofHours(1 + chance.nextInt(23))),
                chance.nextBoolean());
        try {
            commands.park(now.id(), asked, now.version(), owner);
            return true;
        } catch (InvalidInput refused) {
            // acute without a reason that says something, at night, or when a place was chosen
            assertThat(refused.errors()).extracting("code").isSubsetOf("acuut", "zoekt-niet", "plek-gekozen");
            return false;
        }
    }
}
