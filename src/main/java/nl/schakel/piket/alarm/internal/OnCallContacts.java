package nl.schakel.piket.alarm.internal;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.NotVisible;
import nl.schakel.notification.DutyMail;
import nl.schakel.notification.PeopleOnDuty;
import nl.schakel.notification.PhoneNumbers;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.rota.ContactDetails;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.piket.rota.OnDuty;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.search.ShelterDesk;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.support.input.PhoneText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration: where messages of the night go: what somebody gave for duty, not what the office has. */
@Configuration(proxyBeanMethods = false)
class OnCallContacts {

    @Bean
    DutyMail dutyMail(Reachability reachability) {
        return person -> reachability.of(person).map(ContactDetails::email);
    }

    /** Of each area with regions; where the rota has a gap, the coordinators and the chain directors. */
    @Bean
    PeopleOnDuty peopleOnDuty(DutyAreas areas, Rota rota, Directory directory, Clock clock) {
        return () -> areas.all().stream()
                .filter(area -> !area.regions().isEmpty())
                .flatMap(area -> {
                    OnDuty duty = rota.onDuty(area.code(), clock.instant());
                    return duty.first().isEmpty() && duty.second().isEmpty()
                            ? withoutDuty(area, areas, directory)
                            : Stream.concat(duty.first().stream(), duty.second().stream());
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<UUID> withoutDuty(DutyArea area, DutyAreas areas, Directory directory) {
        return Stream.concat(
                        areas.coordinators(area).stream(),
                        areas.directors(area).stream().flatMap(group -> directory.members(group).stream()))
                .map(Person::id);
    }

    @Bean
    PhoneNumbers phoneNumbers(Reachability reachability, ShelterDesks desks) {
        return new PhoneNumbers() {
            @Override
            public Optional<String> ofPerson(UUID person) {
                return reachability.of(person).map(ContactDetails::phone).flatMap(PhoneText::forSms);
            }

            @Override
            public Optional<String> ofDesk(UUID location) {
                try {
                    return Optional.of(desks.of(location))
                            .filter(ShelterDesk::smsPossible)
                            .map(ShelterDesk::phone)
                            .flatMap(PhoneText::forSms);
                } catch (NotVisible gone) {
                    return Optional.empty();
                }
            }
        };
    }
}
