package nl.schakel.retention.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.retention.RetentionRule;
import nl.schakel.retention.RetentionTerm;
import nl.schakel.retention.RetentionUnit;
import nl.schakel.support.database.ClusterLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: terms, only ever added to; the newest of a region counts, and that of the country where it has none. */
@Component
public class TermRows {

    private final JdbcClient jdbc;

    TermRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds in a region, a row for each rule. */
    public List<RetentionTerm> of(String region, String national) {
        return jdbc.sql("select distinct on (rule) * from schakel.retention_term where region in (:region, :national)"
                        + " order by rule, region = :region desc, id desc")
                .param("region", region)
                .param("national", national)
                .query((row, n) -> new RetentionTerm(
                        row.getLong("id"),
                        RetentionRule.of(row.getString("rule")).orElseThrow(),
                        row.getString("region").equals(region),
                        (Integer) row.getObject("amount"),
                        row.getString("unit") == null
                                ? null
                                : RetentionUnit.of(row.getString("unit")).orElseThrow(),
                        row.getString("source"),
                        row.getObject("by", UUID.class),
                        row.getTimestamp("at") == null
                                ? null
                                : row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Waits for who else decides about a region now. */
    public void turn(String region) {
        ClusterLock.RETENTION.await(jdbc, region);
    }

    /** Adds a row, which counts from now on. */
    public void add(
            String region, RetentionRule rule, int amount, RetentionUnit unit, String source, UUID by, Instant at) {
        jdbc.sql("insert into schakel.retention_term (region, rule, amount, unit, source, by, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(region, rule.code(), amount, unit.code(), source, by, Timestamp.from(at))
                .update();
    }
}
