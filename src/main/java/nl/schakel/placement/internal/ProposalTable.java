package nl.schakel.placement.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: the proposals as they are stored; the explanation of then and what shelters wrote are encrypted. */
@Component
public class ProposalTable {

    private static final SealedColumn EXPLAINED = new SealedColumn("proposal", "explained_enc");
    private static final SealedColumn ANSWER = new SealedColumn("proposal", "answer_enc");
    private static final SealedColumn WISH = new SealedColumn("proposal", "wish_enc");

    /** What was known when a shelter was asked. @param reason why this step of the ladder was taken */
    public record Explained(BedFit fit, String reason) {}

    /**
     * One proposal.
     *
     * @param answer what the shelter wrote with its answer, or null; of a person's no from before there was a {@code wish}, that
     * @param wish what the person said of the place, empty when nothing; null when the person said no to nothing
     * @param parked whether it was taken back since the search is parked
     */
    public record Row(
            UUID id,
            UUID placement,
            int round,
            int position,
            UUID bed,
            String group,
            ProposalState state,
            String rung,
            Instant at,
            Explained explained,
            Instant answeredAt,
            DeclinedBy declinedBy,
            String criterion,
            String answer,
            String wish,
            boolean parked) {}

    /** How a search stands with its proposals. @param round 0 when there were none */
    public record Counts(int round, int open) {}

    private static final String SELECT =
            "select q.*, p.dossier_id from schakel.proposal q join schakel.placement p on p.id = q.placement";

    private final JdbcClient jdbc;
    private final CaseOfSearch cases;
    private final CaseCipher ciphers;
    private final ObjectMapper json;

    ProposalTable(JdbcClient jdbc, CaseOfSearch cases, CaseCipher ciphers, ObjectMapper json) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.ciphers = ciphers;
        this.json = json;
    }

    /** Stores a new one; only what is known when a shelter is asked. */
    public void insert(Row row, UUID by) {
        jdbc.sql("""
                        insert into schakel.proposal (id, placement, round, position, bed, group_id, state, rung, at, by,
                                                      explained_enc)
                        values (:id, :placement, :round, :position, :bed, :group, 'open', :rung, :at, :by, :explained)
                        """)
                .param("id", row.id())
                .param("placement", row.placement())
                .param("round", row.round())
                .param("position", row.position())
                .param("bed", row.bed())
                .param("group", row.group())
                .param("rung", row.rung())
                .param("at", Timestamp.from(row.at()))
                .param("by", by)
                .param(
                        "explained",
                        ciphers.of(cases.of(row.placement())).encrypt(write(row.explained()), EXPLAINED.at(row.id())))
                .update();
    }

    /** One proposal. @throws NotVisible when there is none */
    public Row get(UUID proposal) {
        return jdbc.sql(SELECT + " where q.id = ?")
                .param(proposal)
                .query(this::row)
                .optional()
                .orElseThrow(NotVisible::new);
    }

    /** All proposals of a search, in the order in which they were made. */
    public List<Row> of(UUID placement) {
        return jdbc.sql(SELECT + " where q.placement = ? order by q.round, q.position")
                .param(placement)
                .query(this::row)
                .list();
    }

    /** How far a search is. */
    public Counts counts(UUID placement) {
        return jdbc.sql("select coalesce(max(round), 0) as round, count(*) filter (where state = 'open') as open"
                        + " from schakel.proposal where placement = ?")
                .param(placement)
                .query((row, n) -> new Counts(row.getInt("round"), row.getInt("open")))
                .single();
    }

    /** The same for several searches, by search; one without proposals is left out. */
    public Map<UUID, Counts> counts(Collection<UUID> placements) {
        return jdbc
                .sql("select placement, max(round) as round, count(*) filter (where state = 'open') as open"
                        + " from schakel.proposal where placement in (:placements) group by placement")
                .param("placements", placements)
                .query((row, n) -> Map.entry(
                        row.getObject("placement", UUID.class), new Counts(row.getInt("round"), row.getInt("open"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Stores what came of an open proposal. @return false when it was not open any more */
    public boolean answer(
            UUID proposal,
            ProposalState state,
            DeclinedBy declinedBy,
            String criterion,
            String text,
            Instant at,
            UUID by) {
        boolean person = declinedBy == DeclinedBy.PERSOON;
        PersonalDataCipher cipher = ciphers.of(cases.ofProposal(proposal));
        return jdbc.sql("""
                        update schakel.proposal
                        set state = :state, declined_by = :declined, criterion = :criterion, answered_at = :at,
                            answered_by = :by,
                            answer_enc = case when :person then answer_enc else :answer end,
                            wish_enc = case when :person then :wish else wish_enc end
                        where id = :id and state in ('open', :from)
                        """)
                        // what the shelter asked for stays, whatever the person says of it
                        .param("person", person)
                        .param("state", state.code())
                        // the person may still decline what the shelter had accepted
                        .param("from", person ? "toegezegd" : "open")
                        .param("declined", declinedBy == null ? null : declinedBy.code())
                        .param("criterion", criterion)
                        .param("answer", cipher.encrypt(person ? null : text, ANSWER.at(proposal)), Types.BINARY)
                        .param("wish", cipher.encrypt(wish(person, text), WISH.at(proposal)), Types.BINARY)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .param("id", proposal)
                        .update()
                == 1;
    }

    /** Without words of the person there is a wish all the same, so that what stands beside it is the shelter's. */
    private static String wish(boolean person, String text) {
        if (!person) {
            return null;
        }
        return text == null ? "" : text;
    }

    /** Takes back what is still open. @return which ones that were */
    public List<UUID> withdrawOpen(UUID placement, Optional<UUID> except, Instant at) {
        return jdbc.sql("""
                        update schakel.proposal set state = 'ingetrokken', answered_at = :at
                        where placement = :placement and state = 'open'
                          and id <> coalesce(cast(:except as uuid), '00000000-0000-0000-0000-000000000000')
                        returning id
                        """)
                .param("at", Timestamp.from(at))
                .param("placement", placement)
                .param("except", except.orElse(null))
                .query(UUID.class)
                .list();
    }

    /** The same, since the search is parked: it is asked anew when the search goes on. */
    public List<UUID> park(UUID placement, Instant at) {
        return jdbc.sql("update schakel.proposal set state = 'ingetrokken', answered_at = ?, parked = true"
                        + " where placement = ? and state = 'open' returning id")
                .params(Timestamp.from(at), placement)
                .query(UUID.class)
                .list();
    }

    /** A yes that counts no more, because the search is parked and the bed was given back. */
    public void park(UUID placement, UUID bed, Instant at) {
        jdbc.sql("update schakel.proposal set state = 'ingetrokken', answered_at = ?, parked = true"
                        + " where placement = ? and bed = ? and state = 'toegezegd'")
                .params(Timestamp.from(at), placement, bed)
                .update();
    }

    /** A yes that counts no more, because the bed was given back. */
    public void lapse(UUID placement, UUID bed, Instant at) {
        jdbc.sql("update schakel.proposal set state = 'ingetrokken', answered_at = ?"
                        + " where placement = ? and bed = ? and state = 'toegezegd'")
                .params(Timestamp.from(at), placement, bed)
                .update();
    }

    private Row row(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Timestamp answered = row.getTimestamp("answered_at");
        PersonalDataCipher cipher = ciphers.of(row.getObject("dossier_id", UUID.class));
        return new Row(
                id,
                row.getObject("placement", UUID.class),
                row.getInt("round"),
                row.getInt("position"),
                row.getObject("bed", UUID.class),
                row.getString("group_id"),
                ProposalState.of(row.getString("state")).orElseThrow(),
                row.getString("rung"),
                row.getTimestamp("at").toInstant(),
                read(cipher.decrypt(row.getBytes("explained_enc"), EXPLAINED.at(id))),
                answered == null ? null : answered.toInstant(),
                DeclinedBy.of(String.valueOf(row.getString("declined_by"))).orElse(null),
                row.getString("criterion"),
                cipher.decrypt(row.getBytes("answer_enc"), ANSWER.at(id)),
                cipher.decrypt(row.getBytes("wish_enc"), WISH.at(id)),
                row.getBoolean("parked"));
    }

    private String write(Explained explained) {
        try {
            return json.writeValueAsString(explained);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An explanation cannot be written", e);
        }
    }

    private Explained read(String text) {
        try {
            return json.readValue(text, Explained.class);
        } catch (JsonProcessingException e) {
            // the cause would tell the text, which is about a person
            throw new IllegalStateException("An explanation cannot be read");
        }
    }
}
