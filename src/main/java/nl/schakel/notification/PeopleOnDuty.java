package nl.schakel.notification;

import java.util.Set;
import java.util.UUID;

/** Port: knows whom to wake when alarms themselves do not go out. Implemented by a module above this one. */
public interface PeopleOnDuty {

    /** Anyone who is on duty now, of all areas; where nobody has, who can do something about it. */
    Set<UUID> now();
}
