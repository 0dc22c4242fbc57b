package nl.schakel.notification;

import java.util.Set;
import java.util.UUID;

/** Knows whom to wake when alarms themselves do not go out. Implemented by a module above this one. */
public interface PeopleOnDuty {

    /** Whoever has duty now, of all areas; where nobody has, who can do something about it. */
    Set<UUID> now();
}
