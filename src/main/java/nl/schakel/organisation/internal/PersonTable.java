package nl.schakel.organisation.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.support.crypto.PersonalDataCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: writes accounts and the roles they hold. */
@Repository
public class PersonTable {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    PersonTable(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Adds a person, unless the user name is taken. */
    public boolean insert(UUID id, NewPerson person, String passwordHash) {
        int added = jdbc.sql("""
                        insert into schakel.person (id, username, display_name_enc, email_enc, password_hash, demo)
                        values (:id, :username, :name, :email, :hash, :demo)
                        on conflict (username) do nothing
                        """)
                .param("id", id)
                .param("username", person.username())
                .param("name", cipher.encrypt(person.displayName(), DirectoryTables.NAME.at(id)))
                .param("email", cipher.encrypt(person.email(), DirectoryTables.EMAIL.at(id)))
                .param("hash", passwordHash)
                .param("demo", person.demo())
                .update();
        if (added == 1) {
            insertGroups(id, person.groups());
        }
        return added == 1;
    }

    /** Takes all roles from a person and gives these. */
    public void replaceGroups(UUID person, Set<GroupId> groups) {
        jdbc.sql("delete from schakel.membership where person = :person")
                .param("person", person)
                .update();
        insertGroups(person, groups);
    }

    /** Closes or reopens an account. */
    public void setActive(UUID person, boolean active) {
        jdbc.sql("update schakel.person set active = :active where id = :person")
                .param("active", active)
                .param("person", person)
                .update();
    }

    /** The hash to check a password against. */
    public Optional<String> passwordHash(UUID person) {
        return jdbc.sql("select password_hash from schakel.person where id = :person and password_hash is not null")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    /** Whether a real person runs this installation. */
    public boolean hasAdministrator() {
        return jdbc.sql("""
                        select exists (select 1 from schakel.person p join schakel.membership m on m.person = p.id
                                       where m.role = 'beheer' and p.active and not p.demo)
                        """).query(Boolean.class).single();
    }

    /** Whether all these accounts exist. */
    public boolean knowsAll(Collection<String> usernames) {
        return jdbc.sql("select count(*) from schakel.person where username in (:usernames)")
                        .param("usernames", usernames)
                        .query(Integer.class)
                        .single()
                == usernames.size();
    }

    private void insertGroups(UUID person, Set<GroupId> groups) {
        for (GroupId group : groups) {
            jdbc.sql(
                            "insert into schakel.membership (person, role, organisation) values (:person, :role, :organisation)")
                    .param("person", person)
                    .param("role", group.role().code())
                    .param("organisation", group.organisation())
                    .update();
        }
    }
}
