package nl.schakel.signal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Read model: how many signals of a region came in and what became of them, those that left included (R1). */
@Service
public class CaseFigures {

    /**
     * Received is open and ended together.
     *
     * @param left how many of those that ended were destroyed since
     */
    public record CaseTotals(long received, long open, long ended, long left) {}

    private final JdbcClient jdbc;

    CaseFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one region; {@code landelijk} for what lies in none. */
    @Transactional(readOnly = true)
    public CaseTotals of(String region) {
        return jdbc.sql(
                        "select there.received + gone.cases as received, there.open, there.ended + gone.cases as ended, gone.cases"
                                + " from (select count(*) as received, count(*) filter (where closed_at is null) as open,"
                                + " count(*) filter (where closed_at is not null) as ended from schakel.dossier"
                                + " where coalesce(region, 'landelijk') = :region) there,"
                                + " (select coalesce(sum(cases), 0) as cases from schakel.case_figure"
                                + " where region = :region and form = '') gone")
                .param("region", region)
                .query((row, n) -> new CaseTotals(
                        row.getLong("received"), row.getLong("open"), row.getLong("ended"), row.getLong("cases")))
                .single();
    }
}
