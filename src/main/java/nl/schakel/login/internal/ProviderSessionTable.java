package nl.schakel.login.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.login.Provider;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: sessions at a provider that led to a login here, and what a provider said about their end. */
@Repository
public class ProviderSessionTable {

    private static final String SESSION = "aanbieder-sessie";
    private static final String SAID = "aanbieder-bericht";

    /** Longer than any session here is kept alive without another login. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    ProviderSessionTable(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /** Keeps which session it was; those of long ago go. */
    public void insert(Provider provider, String sid, UUID person, Instant now) {
        jdbc.sql("delete from schakel.provider_session where begun_at < ?")
                .param(Timestamp.from(now.minus(KEPT)))
                .update();
        jdbc.sql("""
                        insert into schakel.provider_session (provider, sid_hash, person, begun_at)
                        values (?, ?, ?, ?) on conflict do nothing
                        """)
                .params(provider.code(), hashOf(provider, sid), person, Timestamp.from(now))
                .update();
    }

    /** Who logged in by this session. */
    public List<UUID> people(Provider provider, String sid) {
        return jdbc.sql("select person from schakel.provider_session where provider = ? and sid_hash = ?")
                .params(provider.code(), hashOf(provider, sid))
                .query(UUID.class)
                .list();
    }

    public boolean heard(Provider provider, String number) {
        return jdbc.sql("select exists (select 1 from schakel.provider_logout where provider = ? and said_hash = ?)")
                .params(provider.code(), saidHash(provider, number))
                .query(Boolean.class)
                .single();
    }

    /** Keeps that the provider said this, until nobody would believe it any more. */
    public void said(Provider provider, String number, Instant until, Instant now) {
        jdbc.sql("delete from schakel.provider_logout where until < ?")
                .param(Timestamp.from(now))
                .update();
        jdbc.sql("""
                        insert into schakel.provider_logout (provider, said_hash, until)
                        values (?, ?, ?) on conflict do nothing
                        """)
                .params(provider.code(), saidHash(provider, number), Timestamp.from(until))
                .update();
    }

    private String saidHash(Provider provider, String number) {
        return hash.hmac(SAID, provider.issuer() + "|" + number);
    }

    private String hashOf(Provider provider, String sid) {
        return hash.hmac(SESSION, provider.issuer() + "|" + sid);
    }
}
