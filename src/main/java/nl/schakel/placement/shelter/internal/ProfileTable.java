package nl.schakel.placement.shelter.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.Profile;
import nl.schakel.placement.shelter.ProfileLevel;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: the lines of all profiles, and what they come down to for one bed: bed over location over organisation. */
@Component
public class ProfileTable {

    private static final Instant NEVER = Instant.MAX;

    /** One stored line. @param stance null means that the wider level counts again */
    public record Row(
            long id,
            String organisation,
            UUID location,
            UUID bed,
            String criterion,
            AcceptancePolicy stance,
            String measure,
            Set<String> choices,
            Instant validFrom) {

        public ProfileLevel level() {
            return bed != null
                    ? ProfileLevel.BED
                    : location != null ? ProfileLevel.LOCATION : ProfileLevel.ORGANISATION;
        }

        /** Where it holds: the code of the organisation, or the id of the location or bed. */
        public Object target() {
            return bed != null ? bed : location != null ? location : organisation;
        }
    }

    /** All lines, newest first for each target. */
    public record Lines(List<Criterion> criteria, Map<Object, Map<String, List<Row>>> byTarget, List<Row> rows) {

        /** What holds for a bed at a moment. */
        public Profile effective(String organisation, UUID location, UUID bed, Instant at) {
            Map<String, Profile.CriterionRule> lines = new HashMap<>();
            for (Criterion criterion : criteria) {
                String code = criterion.code();
                Row found = valid(bed, code, at)
                        .or(() -> valid(location, code, at))
                        .or(() -> valid(organisation, code, at))
                        .orElse(null);
                lines.put(
                        code,
                        found == null
                                ? new Profile.CriterionRule(
                                        code, criterion.defaultStance(), criterion.measure(), Set.of(), null)
                                : new Profile.CriterionRule(
                                        code,
                                        found.stance(),
                                        found.measure() == null ? criterion.measure() : found.measure(),
                                        found.choices(),
                                        found.level()));
            }
            return new Profile(lines);
        }

        /** The line that holds for one target; empty when its newest line says that the wider level counts. */
        public Optional<Row> valid(Object target, String criterion, Instant at) {
            return newest(target, criterion, at).filter(row -> row.stance() != null);
        }

        /** The newest line that is valid for one target, also when it takes an earlier one away. */
        public Optional<Row> newest(Object target, String criterion, Instant at) {
            return byTarget.getOrDefault(target, Map.of()).getOrDefault(criterion, List.of()).stream()
                    .filter(row -> !row.validFrom().isAfter(at))
                    .findFirst();
        }

        /** The newest line that was written about a criterion at one place, whenever it holds; none is 0. */
        public long version(Object target, String criterion) {
            return byTarget.getOrDefault(target, Map.of()).getOrDefault(criterion, List.of()).stream()
                    .mapToLong(Row::id)
                    .max()
                    .orElse(0);
        }

        /** The order in which criteria are asked. */
        public Map<String, Integer> positions() {
            return criteria.stream().collect(Collectors.toMap(Criterion::code, Criterion::position));
        }

        /** When a line that is already written becomes valid. */
        public Instant nextChange(Instant after) {
            return rows.stream()
                    .map(Row::validFrom)
                    .filter(from -> from.isAfter(after))
                    .min(Comparator.naturalOrder())
                    .orElse(NEVER);
        }
    }

    private final JdbcClient jdbc;
    private final Criteria criteria;

    ProfileTable(JdbcClient jdbc, Criteria criteria) {
        this.jdbc = jdbc;
        this.criteria = criteria;
    }

    /** Reads all lines. */
    public Lines load() {
        List<Row> rows = jdbc.sql("select * from schakel.profile_line order by valid_from desc, id desc")
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        row.getString("organisation"),
                        row.getObject("location", UUID.class),
                        row.getObject("bed", UUID.class),
                        row.getString("criterion"),
                        AcceptancePolicy.of(String.valueOf(row.getString("stance")))
                                .orElse(null),
                        row.getString("measure"),
                        Set.copyOf(TextArray.in(row, "choices")),
                        row.getTimestamp("valid_from").toInstant()))
                .list();
        return new Lines(
                criteria.all(),
                rows.stream().collect(Collectors.groupingBy(Row::target, Collectors.groupingBy(Row::criterion))),
                rows);
    }

    /** Lets one change of a shelter's profile happen at a time. */
    public void lock(String organisation) {
        ClusterLock.PROFILE.await(jdbc, organisation);
    }

    /** Adds a line. */
    public void add(Row row, Instant madeAt, UUID madeBy) {
        jdbc.sql("""
                        insert into schakel.profile_line (organisation, location, bed, criterion, stance, measure, choices,
                                                          valid_from, made_at, made_by)
                        values (:organisation, :location, :bed, :criterion, :stance, :measure, :choices, :from, :at, :by)
                        """)
                .param("organisation", row.organisation())
                .param("location", row.location())
                .param("bed", row.bed())
                .param("criterion", row.criterion())
                .param("stance", row.stance() == null ? null : row.stance().code())
                .param("measure", row.measure())
                .param("choices", TextArray.of(row.choices().stream().sorted().toList()))
                .param("from", Timestamp.from(row.validFrom()))
                .param("at", Timestamp.from(madeAt))
                .param("by", madeBy)
                .update();
    }
}
