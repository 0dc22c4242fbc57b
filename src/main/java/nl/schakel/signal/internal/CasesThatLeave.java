package nl.schakel.signal.internal;

import java.util.Map;
import java.util.UUID;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.LeavingRows;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service that throws away the dossier of a case whose time is over. It stays in the figures (R1). */
@Component
class CasesThatLeave implements HoldsCaseData {

    private final JdbcClient jdbc;

    CasesThatLeave(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Turn turn() {
        return Turn.CASE;
    }

    /** A reporter waits for an answer. */
    @Override
    public boolean atWork(UUID dossier) {
        return jdbc.sql("select exists (select from schakel.review_request where :dossier in (dossier_id, about)"
                        + " and answered_at is null)")
                .param("dossier", dossier)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> destroy(LeavingCase leaving) {
        keepFigures(leaving.dossier());
        return new LeavingRows(jdbc, leaving.dossier())
                .run("delete from schakel.signal_import_row where dossier_id = :dossier")
                .run("delete from schakel.imported_signal where dossier_id = :dossier")
                .run("delete from schakel.intake_key where dossier_id = :dossier")
                .run("delete from schakel.review_request where dossier_id = :dossier")
                .run("delete from schakel.case_reopening where dossier_id = :dossier")
                .run("delete from schakel.partner_finding where dossier_id = :dossier")
                .run("delete from schakel.contact_hold where dossier_id = :dossier")
                .run("delete from schakel.fact_change where dossier_id = :dossier")
                .run("delete from schakel.case_note where dossier_id = :dossier")
                .run("delete from schakel.agreed_action where dossier_id = :dossier")
                .run("delete from schakel.timeline_entry where dossier_id = :dossier")
                .run("delete from schakel.dossier_entry where dossier_id = :dossier")
                .run("delete from schakel.involved_person where dossier_id = :dossier")
                .run("delete from schakel.report where dossier_id = :dossier")
                .run("delete from schakel.dossier where id = :dossier")
                .counts();
    }

    private void keepFigures(UUID dossier) {
        jdbc.sql("insert into schakel.case_figure (month, region, form, ended_as, cases)"
                        + " select to_char(d.received_at at time zone :zone, 'YYYY-MM'), coalesce(d.region, 'landelijk'), f.form,"
                        + " d.outcome, 1 from schakel.dossier d"
                        + " cross join lateral (select '' as form union select unnest(r.forms) from schakel.report r"
                        + " where r.dossier_id = d.id) f where d.id = :dossier"
                        + " on conflict (month, region, form, ended_as) do update set cases = case_figure.cases + 1")
                .param("zone", Zones.AMSTERDAM.getId())
                .param("dossier", dossier)
                .update();
    }

    /** Nothing else of a report ever changes; with the number and the code what was said can still be read. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> forgetReporter(UUID dossier) {
        return new LeavingRows(jdbc, dossier)
                .run(
                        "update schakel.report set reporter_person = null, reporter_name_enc = null, reporter_job_enc = null,"
                                + " reporter_email_enc = null, reporter_phone_enc = null, reporter_safe = false, mail_group = null,"
                                + " from_list = false where dossier_id = :dossier")
                .counts();
    }
}
