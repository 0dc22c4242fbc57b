package nl.schakel.login.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.login.Provider;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: who somebody is at a provider. A provider that gets another issuer knows nobody any more. */
@Repository
public class IdentityTable {

    private static final String PURPOSE = "aanbieder-persoon";

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    IdentityTable(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    public Optional<UUID> person(Provider provider, String subject) {
        return jdbc.sql("select person from schakel.login_identity where provider = ? and subject_hash = ?")
                .params(provider.code(), hashOf(provider, subject))
                .query(UUID.class)
                .optional();
    }

    /** @return false when that person is somebody else there, or somebody else is that person */
    public boolean insert(UUID person, Provider provider, String subject, Instant now) {
        return jdbc.sql("""
                        insert into schakel.login_identity (person, provider, subject_hash, linked_at)
                        values (?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(person, provider.code(), hashOf(provider, subject), Timestamp.from(now))
                        .update()
                == 1;
    }

    public void deleteAll(UUID person) {
        jdbc.sql("delete from schakel.login_identity where person = ?")
                .param(person)
                .update();
    }

    private String hashOf(Provider provider, String subject) {
        return hash.hmac(PURPOSE, provider.issuer() + "|" + subject);
    }
}
