package nl.schakel.access.internal;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.LeavingRows;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service that throws away who took part in a case whose time is over. With whom it was shared stays as long as that record
 * itself says; the access log stays whole, and knows the case by its id.
 */
@Component
public class PartiesThatLeave implements HoldsCaseData {

    private final JdbcClient jdbc;
    private final Clock clock;

    PartiesThatLeave(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Turn turn() {
        return Turn.AROUND;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> destroy(LeavingCase leaving) {
        jdbc.sql(
                        "insert into schakel.disclosure_left (id, case_id, from_org, to_role, to_org, purpose, basis, beside, parts, at,"
                                + " retain_until) select id, dossier_id, from_org, to_role, to_org, purpose, basis, beside, parts, at,"
                                + " retain_until from schakel.disclosure where dossier_id = ? and retain_until >= ?")
                .params(leaving.dossier(), today())
                .update();
        return new LeavingRows(jdbc, leaving.dossier())
                .run("delete from schakel.disclosure where dossier_id = :dossier")
                .run("delete from schakel.emergency_access where dossier_id = :dossier")
                .run("delete from schakel.presence where dossier_id = :dossier")
                .run("delete from schakel.party where dossier_id = :dossier")
                .run("delete from schakel.party_changed where dossier_id = :dossier")
                .counts();
    }

    /** Throws away records of sharing whose own day has passed, of cases that ended; of cases that left too. */
    @Transactional
    public int forgetSharing() {
        return jdbc.sql("delete from schakel.disclosure_left where retain_until < ?")
                        .param(today())
                        .update()
                + jdbc.sql("delete from schakel.disclosure where retain_until < ? and not exists"
                                + " (select from schakel.open_case o where o.dossier_id = disclosure.dossier_id)")
                        .param(today())
                        .update();
    }

    private Date today() {
        return Date.valueOf(LocalDate.now(clock.withZone(Zones.AMSTERDAM)));
    }
}
