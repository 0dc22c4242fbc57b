package nl.schakel.notification;

import java.util.Optional;
import java.util.UUID;

/** Port: knows where somebody reads mail while on duty at night. Implemented by a module above this one. */
public interface DutyMail {

    /** The address that the person gave for the night; empty means that of the account. */
    Optional<String> ofPerson(UUID person);
}
