package nl.schakel.placement.internal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table access: which case a search for a place belongs to; its key seals what is kept of the search. */
@Component
class CaseOfSearch {

    private final JdbcClient jdbc;

    CaseOfSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID of(UUID placement) {
        return jdbc.sql("select dossier_id from schakel.placement where id = ?")
                .param(placement)
                .query(UUID.class)
                .single();
    }

    UUID ofProposal(UUID proposal) {
        return jdbc.sql("select p.dossier_id from schakel.proposal q join schakel.placement p on p.id = q.placement"
                        + " where q.id = ?")
                .param(proposal)
                .query(UUID.class)
                .single();
    }
}
