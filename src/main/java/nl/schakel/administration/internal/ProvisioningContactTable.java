package nl.schakel.administration.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.schakel.administration.ProvisioningContacts.RefusedContact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: when the system of an organisation last came, and the last of what was refused it. */
@Repository
public class ProvisioningContactTable {

    private final JdbcClient jdbc;

    ProvisioningContactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void came(String provider, Instant now) {
        jdbc.sql(
                        "insert into schakel.provisioning_contact (provider, last_at) values (?, ?)"
                                + " on conflict (provider) do update set last_at = greatest(provisioning_contact.last_at, excluded.last_at)")
                .params(provider, Timestamp.from(now))
                .update();
    }

    public Optional<Instant> lastAt(String provider) {
        return jdbc.sql("select last_at from schakel.provisioning_contact where provider = ?")
                .param(provider)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Keeps a refusal, and of a system the newest only. */
    public void refused(String provider, RefusedContact refusal, int most) {
        jdbc.sql("insert into schakel.provisioning_refusal (provider, at, why) values (?, ?, ?)")
                .params(provider, Timestamp.from(refusal.at()), refusal.why())
                .update();
        jdbc.sql("delete from schakel.provisioning_refusal where provider = ? and id not in"
                        + " (select id from schakel.provisioning_refusal where provider = ? order by id desc limit ?)")
                .params(provider, provider, most)
                .update();
    }

    public List<RefusedContact> refusals(String provider) {
        return jdbc.sql("select at, why from schakel.provisioning_refusal where provider = ? order by id desc")
                .param(provider)
                .query((row, n) -> new RefusedContact(row.getTimestamp("at").toInstant(), row.getString("why")))
                .list();
    }
}
