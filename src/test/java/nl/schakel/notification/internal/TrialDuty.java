package nl.schakel.notification.internal;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.notification.PeopleOnDuty;

/** People that the test puts on duty. */
final class TrialDuty implements PeopleOnDuty {

    final Set<UUID> people = ConcurrentHashMap.newKeySet();

    @Override
    public Set<UUID> now() {
        return Set.copyOf(people);
    }
}
