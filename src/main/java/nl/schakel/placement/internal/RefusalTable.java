package nl.schakel.placement.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.Bed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table: every time that somebody is kept out of a place, as codes: once for each search, shelter, criterion and
 * choice.
 */
@Component
public class RefusalTable {

    private record Kept(String organisation, String kind, String region, String criterion) {}

    private final JdbcClient jdbc;

    RefusalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody said no, or nothing. @param criterion may be null */
    public void add(UUID placement, Bed bed, String criterion, String whose, Instant at) {
        add(placement, new Kept(bed.organisation(), bed.kind().code(), bed.region(), criterion), whose, at);
    }

    /** What kept somebody out of free beds before any shelter was asked. */
    public void keptOut(UUID placement, List<BedFit> beds, Instant at) {
        Set<Kept> kept = new HashSet<>();
        for (BedFit fit : beds) {
            for (Reason reason : fit.reasons()) {
                if (reason.fit() == Fit.PAST_NIET) {
                    Bed bed = fit.bed();
                    kept.add(new Kept(bed.organisation(), bed.kind().code(), bed.region(), reason.criterion()));
                }
            }
        }
        kept.forEach(one -> add(placement, one, "toets", at));
    }

    private void add(UUID placement, Kept kept, String whose, Instant at) {
        jdbc.sql("""
                        insert into schakel.refusal (id, placement, organisation, shelter_kind, region, criterion, whose, at)
                        values (:id, :placement, :organisation, :kind, :region, :criterion, :whose, :at)
                        on conflict do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("placement", placement)
                .param("organisation", kept.organisation())
                .param("kind", kept.kind())
                .param("region", kept.region())
                .param("criterion", kept.criterion())
                .param("whose", whose)
                .param("at", Timestamp.from(at))
                .update();
    }
}
