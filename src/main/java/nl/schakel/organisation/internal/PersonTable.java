package nl.schakel.organisation.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: writes accounts and the roles they hold. */
@Repository
public class PersonTable {

    private static final String BY_ADDRESS = "person-email";

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final KeyedHash hash;

    PersonTable(JdbcClient jdbc, PersonalDataCipher cipher, KeyedHash hash) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.hash = hash;
    }

    /** Adds a person, unless the user name or the mail address is taken. */
    public boolean insert(UUID id, NewPerson person, String passwordHash, boolean active) {
        int added = jdbc.sql("""
                        insert into schakel.person
                            (id, username, display_name_enc, email_enc, email_hash, password_hash, demo, active)
                        values (:id, :username, :name, :email, :address, :hash, :demo, :active)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("username", person.username())
                .param("name", cipher.encrypt(person.displayName(), DirectoryTables.NAME.at(id)))
                .param("email", cipher.encrypt(person.email(), DirectoryTables.EMAIL.at(id)))
                .param("address", addressHash(person.email()))
                .param("hash", passwordHash)
                .param("demo", person.demo())
                .param("active", active)
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

    /** Marks somebody as away, or as back. */
    public void setAway(UUID person, boolean away) {
        jdbc.sql("update schakel.person set away = ? where id = ?")
                .params(away, person)
                .update();
    }

    /** Gives one role. @return whether that is new */
    public boolean addGroup(UUID person, GroupId group) {
        return jdbc.sql("insert into schakel.membership (person, role, organisation) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(person, group.role().code(), group.organisation())
                        .update()
                == 1;
    }

    /** Takes one role. @return whether there was one to take */
    public boolean removeGroup(UUID person, GroupId group) {
        return jdbc.sql("delete from schakel.membership where person = ? and role = ? and organisation = ?")
                        .params(person, group.role().code(), group.organisation())
                        .update()
                == 1;
    }

    /** Keeps the name to address somebody by. */
    public void rename(UUID person, String name) {
        jdbc.sql("update schakel.person set display_name_enc = ? where id = ?")
                .params(cipher.encrypt(name, DirectoryTables.NAME.at(person)), person)
                .update();
    }

    /** Keeps a mail address. @return false when another account has it */
    public boolean setEmail(UUID person, String email) {
        return jdbc.sql("""
                        update schakel.person set email_enc = :email, email_hash = :address
                        where id = :person
                          and not exists (select from schakel.person other where other.email_hash = :address and other.id <> :person)
                        """)
                        .param("email", cipher.encrypt(email, DirectoryTables.EMAIL.at(person)))
                        .param("address", addressHash(email))
                        .param("person", person)
                        .update()
                == 1;
    }

    /** Keeps another hash of a password; sessions that began with the one before end. */
    public void setPasswordHash(UUID person, String passwordHash) {
        jdbc.sql("update schakel.person set password_hash = ?, login_version = login_version + 1 where id = ?")
                .params(passwordHash, person)
                .update();
    }

    /** Keeps the same password by a better hash, unless it was changed meanwhile; no session ends. */
    public void rehash(UUID person, String before, String after) {
        jdbc.sql("update schakel.person set password_hash = ? where id = ? and password_hash = ? and not demo")
                .params(after, person, before)
                .update();
    }

    /** How often somebody chose a password. */
    public int loginVersion(UUID person) {
        return jdbc.sql("select login_version from schakel.person where id = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    /** Who has this mail address. */
    public Optional<UUID> withEmail(String email) {
        return jdbc.sql("select id from schakel.person where email_hash = ?")
                .param(addressHash(email))
                .query(UUID.class)
                .optional();
    }

    /** Who has each of these mail addresses, by the address as it was asked. */
    public Map<String, UUID> withEmails(Set<String> emails) {
        Map<String, UUID> byHash = new HashMap<>();
        jdbc.sql("select id, email_hash from schakel.person where email_hash = any(?)")
                .param(TextArray.of(emails.stream().map(this::addressHash).toList()))
                .query((RowCallbackHandler)
                        row -> byHash.put(row.getString("email_hash"), row.getObject("id", UUID.class)));
        return emails.stream()
                .filter(email -> byHash.containsKey(addressHash(email)))
                .collect(Collectors.toMap(email -> email, email -> byHash.get(addressHash(email))));
    }

    /** Accounts of before addresses could be found get what they are found by; of several with one address the first. */
    public void completeAddresses() {
        jdbc.sql(
                        "select id, email_enc from schakel.person where email_enc is not null and email_hash is null order by created_at, id")
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getBytes("email_enc")))
                .list()
                .forEach(found -> setEmail(
                        found.getKey(), cipher.decrypt(found.getValue(), DirectoryTables.EMAIL.at(found.getKey()))));
    }

    private String addressHash(String email) {
        return email == null ? null : hash.hmac(BY_ADDRESS, email.strip().toLowerCase(Locale.ROOT));
    }

    /** The hash to check a password against. */
    public Optional<String> passwordHash(UUID person) {
        return jdbc.sql("select password_hash from schakel.person where id = :person and password_hash is not null")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    /** Whether this is no account of the demonstration. */
    public boolean isReal(UUID person) {
        return jdbc.sql("select not demo from schakel.person where id = ?")
                .param(person)
                .query(Boolean.class)
                .single();
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
