package nl.schakel.administration.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.administration.ProvisionedDetails;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.Place;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: who the system of an organisation says works there, as it said it. */
@Repository
public class ProvisionedPersonTable {

    private static final SealedColumn DETAILS = new SealedColumn("provisioned_person", "details_enc");
    private static final String BY_USER_NAME = "aanbieder-gebruikersnaam";

    /** @param active whether that system says that they work there now */
    public record Row(
            UUID person,
            ProvisionedDetails details,
            boolean active,
            long version,
            Instant createdAt,
            Instant changedAt) {}

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final KeyedHash hash;
    private final ObjectMapper json;

    ProvisionedPersonTable(JdbcClient jdbc, PersonalDataCipher cipher, KeyedHash hash, ObjectMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.hash = hash;
        this.json = json;
    }

    /** @return false when that person, or that user name, is there already */
    public boolean insert(String provider, String organisation, Row row) {
        return jdbc.sql("""
                        insert into schakel.provisioned_person
                            (provider, person, organisation, user_name_hash, details_enc, active, version, created_at, changed_at)
                        values (:provider, :person, :organisation, :name, :details, :active, :version, :created, :changed)
                        on conflict do nothing
                        """)
                        .param("provider", provider)
                        .param("person", row.person())
                        .param("organisation", organisation)
                        .param("name", nameHash(row.details().userName()))
                        .param("details", sealed(provider, row))
                        .param("active", row.active())
                        .param("version", row.version())
                        .param("created", Timestamp.from(row.createdAt()))
                        .param("changed", Timestamp.from(row.changedAt()))
                        .update()
                == 1;
    }

    /** Keeps what changed. @return false when somebody else has that user name */
    public boolean update(String provider, Row row) {
        return jdbc.sql("""
                        update schakel.provisioned_person
                        set user_name_hash = :name, details_enc = :details, active = :active, version = :version, changed_at = :changed
                        where provider = :provider and person = :person
                          and not exists (select from schakel.provisioned_person other
                                          where other.provider = :provider and other.user_name_hash = :name
                                            and other.person <> :person)
                        """)
                        .param("provider", provider)
                        .param("person", row.person())
                        .param("name", nameHash(row.details().userName()))
                        .param("details", sealed(provider, row))
                        .param("active", row.active())
                        .param("version", row.version())
                        .param("changed", Timestamp.from(row.changedAt()))
                        .update()
                == 1;
    }

    public void delete(String provider, UUID person) {
        jdbc.sql("delete from schakel.provisioned_person where provider = ? and person = ?")
                .params(provider, person)
                .update();
    }

    /** Somebody works at an organisation no more, by what people say. */
    public void left(UUID person, String organisation, Instant now) {
        jdbc.sql("update schakel.provisioned_person set active = false, version = version + 1, changed_at = ?"
                        + " where person = ? and organisation = ? and active")
                .params(Timestamp.from(now), person, organisation)
                .update();
    }

    public Optional<Row> find(String provider, UUID person) {
        return jdbc.sql("select * from schakel.provisioned_person where provider = ? and person = ?")
                .params(provider, person)
                .query((row, n) -> row(provider, row))
                .optional();
    }

    /** By user name, whatever its capitals. */
    public Optional<Row> named(String provider, String userName) {
        return jdbc.sql("select * from schakel.provisioned_person where provider = ? and user_name_hash = ?")
                .params(provider, nameHash(userName))
                .query((row, n) -> row(provider, row))
                .optional();
    }

    public List<Row> all(String provider) {
        return jdbc.sql("select * from schakel.provisioned_person where provider = ? order by person")
                .param(provider)
                .query((row, n) -> row(provider, row))
                .list();
    }

    /** Who works at an organisation by what its system says. */
    public List<UUID> workingAt(String organisation) {
        return jdbc.sql(
                        "select person from schakel.provisioned_person where organisation = ? and active order by person")
                .param(organisation)
                .query(UUID.class)
                .list();
    }

    /** Whether the system of any other organisation than this says that somebody works there. */
    public boolean worksElsewhere(UUID person, String organisation) {
        return jdbc.sql("select exists (select from schakel.provisioned_person"
                        + " where person = ? and organisation <> ? and active)")
                .params(person, organisation)
                .query(Boolean.class)
                .single();
    }

    private Row row(String provider, ResultSet row) throws SQLException {
        UUID person = row.getObject("person", UUID.class);
        return new Row(
                person,
                details(cipher.decrypt(row.getBytes("details_enc"), place(provider, person))),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    private ProvisionedDetails details(String text) {
        try {
            return json.readValue(text, ProvisionedDetails.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("details that cannot be read");
        }
    }

    private byte[] sealed(String provider, Row row) {
        try {
            return cipher.encrypt(json.writeValueAsString(row.details()), place(provider, row.person()));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("details that cannot be written");
        }
    }

    private static Place place(String provider, UUID person) {
        return DETAILS.at(provider + "|" + person);
    }

    private String nameHash(String userName) {
        return hash.hmac(BY_USER_NAME, userName.strip().toLowerCase(Locale.ROOT));
    }
}
