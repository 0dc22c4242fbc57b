package nl.schakel.piket.internal;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.notification.DutyMail;
import nl.schakel.notification.PhoneNumbers;
import nl.schakel.piket.ContactDetails;
import nl.schakel.piket.NightDesks;
import nl.schakel.piket.Reachability;
import nl.schakel.piket.ShelterDesk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where messages of the night go: what somebody gave for duty, not what the office has. */
@Configuration(proxyBeanMethods = false)
class OnCallContacts {

    @Bean
    DutyMail dutyMail(Reachability reachability) {
        return person -> reachability.of(person).map(ContactDetails::email);
    }

    @Bean
    PhoneNumbers phoneNumbers(Reachability reachability, NightDesks desks) {
        return new PhoneNumbers() {
            @Override
            public Optional<String> ofPerson(UUID person) {
                return reachability.of(person).map(ContactDetails::phone);
            }

            @Override
            public Optional<String> ofDesk(UUID location) {
                try {
                    return Optional.of(desks.of(location))
                            .filter(ShelterDesk::smsPossible)
                            .map(ShelterDesk::phone);
                } catch (NotVisible gone) {
                    return Optional.empty();
                }
            }
        };
    }
}
