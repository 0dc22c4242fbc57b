package nl.schakel.placement.matching.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.NeedStore;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.signal.Related;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.text.PlainName;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Calculation of what nobody is asked because the system can look it up: whether somebody they know is there, whether
 * they were refused before.
 */
@Component
public class SystemChecks {

    /** After a year, an earlier refusal says nothing any more (domain.md, criterion 24: expires). */
    private static final Duration REFUSAL_COUNTS = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final AllocationTable promises;
    private final Related related;
    private final NeedStore stored;
    private final KeyedHash hash;

    SystemChecks(JdbcClient jdbc, AllocationTable promises, Related related, NeedStore stored, KeyedHash hash) {
        this.jdbc = jdbc;
        this.promises = promises;
        this.related = related;
        this.stored = stored;
        this.hash = hash;
    }

    /** Remembers, unreadable, who this search is for. @param need null when nothing is known any more */
    public void remember(UUID placement, NewNeed need) {
        jdbc.sql("delete from schakel.placement_person where placement = ?")
                .param(placement)
                .update();
        if (need == null) {
            return;
        }
        hashes(need)
                .forEach(name -> jdbc.sql("insert into schakel.placement_person (placement, name_hash) values (?, ?)")
                        .params(placement, name)
                        .update());
    }

    /** Makes some of the hashes anew that were made by older rules. @return whether there may be more */
    public boolean renew(int atMost) {
        ClusterLock.NAME_HASHES.await(jdbc);
        List<UUID> old = jdbc.sql("select distinct placement from (select placement from schakel.placement_person"
                        + " where left(name_hash, 2) <> '" + PlainName.VERSION + "' limit ?) old")
                .param(atMost)
                .query(UUID.class)
                .list();
        Map<UUID, NewNeed> needs = old.isEmpty() ? Map.of() : stored.latest(old);
        old.forEach(placement -> remember(placement, needs.get(placement)));
        return !old.isEmpty();
    }

    /** What is known about this search at this moment. */
    public Facts facts(PlacementTable.Row placement, Instant at) {
        return new Facts(
                promises.locationsOf(related.to(placement.dossier())), refusedBy(placement, at), declined(placement));
    }

    private Set<String> refusedBy(PlacementTable.Row placement, Instant at) {
        return Set.copyOf(jdbc.sql("""
                        select distinct l.organisation from schakel.proposal v
                        join schakel.placement p on p.id = v.placement
                        join schakel.bed b on b.id = v.bed
                        join schakel.shelter_location l on l.id = b.location
                        where v.state = 'afgewezen' and v.declined_by = 'opvang' and v.answered_at > :since
                          and p.id <> :placement
                          and (p.dossier_id = :dossier
                               or p.id in (select other.placement from schakel.placement_person mine
                                           join schakel.placement_person other on other.name_hash = mine.name_hash
                                           where mine.placement = :placement))
                        union
                        select f.organisation from schakel.phone_refusal f
                        join schakel.placement p on p.id = f.placement
                        where f.at > :since and p.id <> :placement
                          and (p.dossier_id = :dossier
                               or p.id in (select other.placement from schakel.placement_person mine
                                           join schakel.placement_person other on other.name_hash = mine.name_hash
                                           where mine.placement = :placement))
                        """)
                .param("since", Timestamp.from(at.minus(REFUSAL_COUNTS)))
                .param("placement", placement.id())
                .param("dossier", placement.dossier())
                .query(String.class)
                .list());
    }

    private Map<UUID, Facts.Declined> declined(PlacementTable.Row placement) {
        Map<UUID, Facts.Declined> beds = new HashMap<>();
        jdbc.sql("""
                        select bed, state, declined_by, criterion, answered_at from schakel.proposal
                        where placement = :placement and state in ('afgewezen', 'geen-antwoord')
                        union all
                        select b.id, 'afgewezen', 'opvang', f.criterion, f.at from schakel.phone_refusal f
                        join schakel.shelter_location l on l.organisation = f.organisation
                        join schakel.bed b on b.location = l.id and (f.bed is null or b.id = f.bed)
                        where f.placement = :placement
                        union all
                        select bed, 'afgewezen', case reason when 'eigen-wens' then 'persoon' else 'opvang' end, null,
                               changed_at
                        from schakel.bed_promise
                        where placement = :placement and state = 'released' and reason in ('eigen-wens', 'opvang')
                        order by answered_at
                        """).param("placement", placement.id()).query((RowCallbackHandler) row -> {
            beds.put(
                    row.getObject("bed", UUID.class),
                    Facts.Declined.of(
                            row.getString("state"), row.getString("declined_by"), row.getString("criterion")));
        });
        return beds;
    }

    private Set<String> hashes(NewNeed need) {
        return need.persons().stream()
                .map(PersonNeed::plainName)
                .flatMap(Optional::stream)
                .map(name -> PlainName.VERSION + hash.hmac("plaatsing-naam", name))
                .collect(Collectors.toSet());
    }
}
