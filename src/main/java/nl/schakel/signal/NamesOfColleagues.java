package nl.schakel.signal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.alert.ColleagueCases;
import nl.schakel.organisation.Person;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: whether a case is about one of these people. Compares hashes: no name is opened for it. */
@Component
class NamesOfColleagues implements ColleagueCases {

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    NamesOfColleagues(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    @Override
    public boolean isAboutOneOf(UUID dossier, Collection<Person> people) {
        Set<UUID> ids = people.stream().map(Person::id).collect(Collectors.toSet());
        return reportedAboutThemselves(dossier).stream().anyMatch(ids::contains) || named(dossier, people);
    }

    private List<UUID> reportedAboutThemselves(UUID dossier) {
        return jdbc.sql("select reporter_person from schakel.report where dossier_id = ? and about_self = 'ja'"
                        + " and reporter_person is not null")
                .param(dossier)
                .query(UUID.class)
                .list();
    }

    private boolean named(UUID dossier, Collection<Person> people) {
        Set<String> names = jdbc.sql("select name_hash from schakel.involved_person where dossier_id = :dossier"
                        + " and name_hash is not null union select name_hash from schakel.fact_change"
                        + " where dossier_id = :dossier and name_hash is not null")
                .param("dossier", dossier)
                .query(String.class)
                .set();
        return !names.isEmpty()
                && people.stream()
                        .map(Person::displayName)
                        .map(name -> DossierSearch.nameHash(hash, name))
                        .filter(Objects::nonNull)
                        .anyMatch(names::contains);
    }
}
