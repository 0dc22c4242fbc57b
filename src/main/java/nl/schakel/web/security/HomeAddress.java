package nl.schakel.web.security;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Span;
import org.springframework.stereotype.Component;

/** Read model of where somebody's own list stands: the page to begin at for who is signed in and asked for no other. */
@Component
public class HomeAddress {

    /** These have a list of their own; whoever has another role as well begins at the tasks of that one. */
    private static final Set<Role> WITHOUT_TASKS =
            EnumSet.of(Role.MELDER, Role.AMBASSADEUR, Role.FG, Role.PERSONEELSBEHEER, Role.BEHEER);

    private final Rota rota;
    private final Directory directory;
    private final Clock clock;

    HomeAddress(Rota rota, Directory directory, Clock clock) {
        this.rota = rota;
        this.directory = directory;
        this.clock = clock;
    }

    /** The address of that list. */
    public String of(Viewer viewer) {
        if (onDuty(viewer)) {
            return "/piket";
        }
        if (viewer.groups().stream().anyMatch(group -> !WITHOUT_TASKS.contains(group.role()))) {
            return "/taken";
        }
        if (viewer.holds(Role.FG)) {
            return "/toegang";
        }
        if (viewer.holds(Role.PERSONEELSBEHEER)) {
            return "/beheer";
        }
        if (viewer.holds(Role.BEHEER)) {
            return directory.regions().isEmpty() ? "/beheer" : "/storingen";
        }
        return "/melden/volgen";
    }

    /** By the rota of this moment: a coordinator whose night is over has tasks like everybody. */
    private boolean onDuty(Viewer viewer) {
        Instant now = clock.instant();
        return viewer.holds(Role.PIKET)
                && !rota.shiftsOf(viewer.personId(), new Span(now, now.plusMillis(1)))
                        .isEmpty();
    }
}
