package nl.schakel.placement.internal;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.LeavingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service that throws away the searches for a place of a case whose time is over. Who was kept out by what stays as a
 * figure; the beds stay, and nothing tells any more who had them.
 */
@Component
class SearchesThatLeave implements HoldsCaseData {

    private static final String SEARCHES = " (select id from schakel.placement where dossier_id = :dossier)";

    private final JdbcClient jdbc;
    private final RefusalFigures figures;

    SearchesThatLeave(JdbcClient jdbc, RefusalFigures figures) {
        this.jdbc = jdbc;
        this.figures = figures;
    }

    @Override
    public Turn turn() {
        return Turn.SHELTER;
    }

    @Override
    public Set<String> names(UUID dossier) {
        return new TreeSet<>(jdbc.sql("select s.id::text from schakel.placement s where s.dossier_id = :dossier"
                        + " union all select p.id::text from schakel.bed_promise p where p.placement in" + SEARCHES
                        + " union all select q.id::text from schakel.proposal q where q.placement in" + SEARCHES)
                .param("dossier", dossier)
                .query(String.class)
                .list());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> destroy(LeavingCase leaving) {
        figures.keep(leaving.dossier());
        return new LeavingRows(jdbc, leaving.dossier())
                .run("delete from schakel.bed_promise where placement in" + SEARCHES)
                .run("delete from schakel.proposal where placement in" + SEARCHES)
                .run("delete from schakel.phone_refusal where placement in" + SEARCHES)
                .run("delete from schakel.refusal where placement in" + SEARCHES)
                .run("delete from schakel.placement_person where placement in" + SEARCHES)
                .run("delete from schakel.placement_need where placement in" + SEARCHES)
                .run("delete from schakel.placement_parked where placement in" + SEARCHES)
                .run("delete from schakel.placement_aside where placement in" + SEARCHES)
                .run("delete from schakel.municipal_place where placement in" + SEARCHES)
                .run("delete from schakel.placement where dossier_id = :dossier")
                .counts();
    }
}
