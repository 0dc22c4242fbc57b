package nl.schakel.administration.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: in which of its groups the system of an organisation says somebody is. */
@Repository
public class ProvisionedMemberTable {

    /** @param claimed the name of the group, as the system has it */
    public record Row(UUID person, String claimed) {}

    private final JdbcClient jdbc;

    ProvisionedMemberTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(String provider, Row row, Instant now) {
        jdbc.sql("insert into schakel.provisioned_member (provider, person, claimed, since) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(provider, row.person(), row.claimed(), Timestamp.from(now))
                .update();
    }

    public void delete(String provider, Row row) {
        jdbc.sql("delete from schakel.provisioned_member where provider = ? and person = ? and claimed = ?")
                .params(provider, row.person(), row.claimed())
                .update();
    }

    public void deleteAll(String provider, UUID person) {
        jdbc.sql("delete from schakel.provisioned_member where provider = ? and person = ?")
                .params(provider, person)
                .update();
    }

    public List<UUID> of(String provider, String claimed) {
        return jdbc.sql(
                        "select person from schakel.provisioned_member where provider = ? and claimed = ? order by person")
                .params(provider, claimed)
                .query(UUID.class)
                .list();
    }

    public List<Row> all(String provider) {
        return jdbc.sql(
                        "select person, claimed from schakel.provisioned_member where provider = ? order by person, claimed")
                .param(provider)
                .query((row, n) -> new Row(row.getObject("person", UUID.class), row.getString("claimed")))
                .list();
    }
}
