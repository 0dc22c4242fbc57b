package nl.schakel.organisation.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;

/** Snapshot: all of the directory as it was at one version. */
public final class DirectorySnapshot {

    /**
     * A person with what a login needs.
     *
     * @param email the address that only the outbox may have
     * @param loginVersion how often a password was chosen
     * @param away whether an absence of theirs runs
     */
    record Entry(Person person, String email, int loginVersion, boolean away) {}

    private static final Collator DUTCH = Collator.getInstance(Locale.forLanguageTag("nl"));

    private final DirectoryTables.Version version;
    private final Map<String, Region> regions;
    private final Map<String, Organisation> organisations;
    private final Map<String, Municipality> municipalities;
    private final Map<String, Map<Role, String>> coverage;
    private final Map<UUID, Entry> people;
    private final Map<String, Person> byUsername;
    private final Map<String, Person> byEmail = new HashMap<>();
    private final Map<GroupId, List<Person>> members;
    private final Map<GroupId, List<Person>> present;

    DirectorySnapshot(
            DirectoryTables.Version version,
            List<Region> regions,
            List<Organisation> organisations,
            Map<String, Map<Role, String>> coverage,
            List<Entry> people) {
        this.version = version;
        this.regions = regions.stream().collect(toMap(Region::code, Function.identity()));
        this.organisations = organisations.stream().collect(toMap(Organisation::code, Function.identity()));
        this.municipalities = municipalitiesOf(organisations);
        this.coverage = coverage;
        this.people = people.stream().collect(toMap(entry -> entry.person().id(), Function.identity()));
        this.byUsername = people.stream().map(Entry::person).collect(toMap(Person::username, Function.identity()));
        // of several with one address, which only accounts of before V33 can have, nobody is found by it
        people.stream()
                .filter(entry -> entry.email() != null)
                .collect(groupingBy(entry -> entry.email().toLowerCase(Locale.ROOT)))
                .forEach((email, found) -> {
                    if (found.size() == 1) {
                        byEmail.put(email, found.get(0).person());
                    }
                });
        this.members = byGroup(people.stream());
        this.present = byGroup(people.stream().filter(entry -> !entry.away()));
    }

    private static Map<GroupId, List<Person>> byGroup(Stream<Entry> people) {
        return people.map(Entry::person)
                .filter(Person::active)
                .sorted(Comparator.comparing(Person::username))
                .flatMap(person -> person.groups().stream().map(group -> Map.entry(group, person)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableList())));
    }

    private static Map<String, Municipality> municipalitiesOf(List<Organisation> organisations) {
        Map<String, Municipality> sorted = new LinkedHashMap<>();
        organisations.stream()
                .filter(organisation -> organisation.kind().equals("gemeente"))
                .sorted(Comparator.comparing(Organisation::name, DUTCH))
                .forEach(o -> sorted.put(o.code(), new Municipality(o.code(), o.name(), o.region())));
        return sorted;
    }

    public DirectoryTables.Version version() {
        return version;
    }

    public List<Region> regions() {
        return regions.values().stream()
                .sorted(Comparator.comparing(Region::name).thenComparing(Region::code))
                .toList();
    }

    public Optional<Region> region(String code) {
        return Optional.ofNullable(code).map(regions::get);
    }

    public Optional<Organisation> organisation(String code) {
        return Optional.ofNullable(code).map(organisations::get);
    }

    public Optional<Municipality> municipality(String cbsCode) {
        return Optional.ofNullable(cbsCode).map(municipalities::get);
    }

    public List<Municipality> municipalities() {
        return List.copyOf(municipalities.values());
    }

    public Optional<String> covering(String region, Role role) {
        return Optional.ofNullable(coverage.getOrDefault(region, Map.of()).get(role));
    }

    public Optional<Person> person(UUID id) {
        return Optional.ofNullable(people.get(id)).map(Entry::person);
    }

    public Optional<Person> byUsername(String username) {
        return Optional.ofNullable(username).map(byUsername::get);
    }

    public Optional<Person> byEmail(String email) {
        return Optional.ofNullable(byEmail.get(email.toLowerCase(Locale.ROOT)));
    }

    public List<Organisation> organisations() {
        return organisations.values().stream()
                .sorted(Comparator.comparing(Organisation::name, DUTCH).thenComparing(Organisation::code))
                .toList();
    }

    public Map<Role, String> coverage(String region) {
        return Map.copyOf(coverage.getOrDefault(region, Map.of()));
    }

    public int loginVersion(UUID id) {
        return Optional.ofNullable(people.get(id)).map(Entry::loginVersion).orElse(0);
    }

    public Optional<String> email(UUID id) {
        return Optional.ofNullable(people.get(id)).map(Entry::email);
    }

    public List<Person> people() {
        return List.copyOf(byUsername.values());
    }

    public List<Person> members(GroupId group) {
        return members.getOrDefault(group, List.of());
    }

    public List<Person> present(GroupId group) {
        return present.getOrDefault(group, List.of());
    }

    public boolean away(UUID id) {
        return Optional.ofNullable(people.get(id)).map(Entry::away).orElse(false);
    }
}
