package nl.schakel.notification.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.notification.PhoneNumbers;

/** Numbers that the test gives out. */
final class TrialNumbers implements PhoneNumbers {

    final Map<UUID, String> known = new ConcurrentHashMap<>();

    @Override
    public Optional<String> ofPerson(UUID person) {
        return Optional.ofNullable(known.get(person));
    }

    @Override
    public Optional<String> ofDesk(UUID location) {
        return Optional.ofNullable(known.get(location));
    }
}
