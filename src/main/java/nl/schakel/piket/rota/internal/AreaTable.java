package nl.schakel.piket.rota.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.piket.rota.AreaQuestion;
import nl.schakel.piket.rota.SwapState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: the areas as chain directors set them up, and what they ask each other. */
@Repository
public class AreaTable {

    private static final String QUESTION = "select id, area, region, asked_by from schakel.duty_area_question";

    private final JdbcClient jdbc;
    private final ShiftTable shifts;

    AreaTable(JdbcClient jdbc, ShiftTable shifts) {
        this.jdbc = jdbc;
        this.shifts = shifts;
    }

    /** Lets one change of these areas happen at a time, in whatever order they are asked. */
    public void lock(Stream<String> areas) {
        areas.sorted().distinct().forEach(shifts::lock);
    }

    /** Makes an area without regions. */
    public void insert(String code, String name, String organisation, String municipality) {
        jdbc.sql("insert into schakel.duty_area (code, name, organisation, municipality) values (?, ?, ?, ?)")
                .params(code, name, organisation, municipality)
                .update();
    }

    /** @return false when somebody changed the area since this version */
    public boolean rename(String area, String name, int version) {
        return jdbc.sql("update schakel.duty_area set name = ?, version = version + 1 where code = ? and version = ?")
                        .params(name, area, version)
                        .update()
                == 1;
    }

    /** The area that a region has now. */
    public Optional<String> areaOf(String region) {
        return jdbc.sql("select area from schakel.duty_area_region where region = ?")
                .param(region)
                .query(String.class)
                .optional();
    }

    /** Gives a region another area, or its first. */
    public void move(String region, String from, String to, UUID by, Instant now) {
        jdbc.sql("insert into schakel.duty_area_region (region, area) values (?, ?)"
                        + " on conflict (region) do update set area = excluded.area")
                .params(region, to)
                .update();
        jdbc.sql("update schakel.duty_area set version = version + 1 where code in (?, ?)")
                .params(from, to)
                .update();
        jdbc.sql("insert into schakel.duty_area_change (region, from_area, to_area, changed_at, changed_by)"
                        + " values (?, ?, ?, ?, ?)")
                .params(region, from, to, Timestamp.from(now), by)
                .update();
    }

    /** Ends the rota of an area without regions: what runs is finished, and nothing begins any more. */
    public void retire(String area, Instant now) {
        jdbc.sql("delete from schakel.duty_shift where area = ? and lower(during) > ?")
                .params(area, Timestamp.from(now))
                .update();
        jdbc.sql("delete from schakel.duty_pattern where area = ?").param(area).update();
        jdbc.sql("delete from schakel.night_list where area = ?").param(area).update();
        jdbc.sql("update schakel.duty_area_question set state = 'vervallen', decided_at = ?"
                        + " where area = ? and state = 'open'")
                .params(Timestamp.from(now), area)
                .update();
    }

    /** @return false when the same was asked before and is still open */
    public boolean ask(AreaQuestion question, Instant now) {
        return jdbc.sql("insert into schakel.duty_area_question (id, area, region, asked_by, state, asked_at)"
                                + " values (?, ?, ?, ?, 'open', ?) on conflict do nothing")
                        .params(
                                question.id(),
                                question.area(),
                                question.region(),
                                question.askedBy(),
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    /** The questions that nobody answered yet, the oldest first. */
    public List<AreaQuestion> open() {
        return jdbc.sql(QUESTION + " where state = 'open' order by asked_at, id")
                .query(AreaQuestion.class)
                .list();
    }

    public Optional<AreaQuestion> find(UUID id) {
        return jdbc.sql(QUESTION + " where id = ?")
                .param(id)
                .query(AreaQuestion.class)
                .optional();
    }

    /** @return false when it was decided already */
    public boolean decide(UUID id, SwapState state, UUID by, Instant now) {
        return jdbc.sql("update schakel.duty_area_question set state = ?, decided_at = ?, decided_by = ?"
                                + " where id = ? and state = 'open'")
                        .params(state.code(), Timestamp.from(now), by, id)
                        .update()
                == 1;
    }
}
