package nl.schakel.notification;

import java.util.Optional;
import java.util.UUID;

/**
 * Port: knows the numbers that an SMS goes to. Implemented by a module above this one; asked when a message is sent.
 */
public interface PhoneNumbers {

    /** The number at which a person is reached on duty. */
    Optional<String> ofPerson(UUID person);

    /** The number of a shelter's night desk that can take an SMS. */
    Optional<String> ofDesk(UUID location);
}
