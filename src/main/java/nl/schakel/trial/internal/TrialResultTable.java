package nl.schakel.trial.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.trial.CaseComparison;
import nl.schakel.trial.TrialResult;
import nl.schakel.trial.TrialResult.UnreachedElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table: what came of trying drafts. Only the newest stay; what another program or other cases gave is not read. */
@Repository
public class TrialResultTable {

    private static final Logger LOG = LoggerFactory.getLogger(TrialResultTable.class);
    private static final String COLUMNS = "select live_hash, draft_hash, tried_at, contents from schakel.trial_result ";
    private static final int KEPT_OF_A_DRAFT = 3;
    private static final int KEPT_OF_A_REGION = 40;

    /** What is kept as one text. */
    private record ResultContents(List<CaseComparison> cases, List<UnreachedElement> unreached) {}

    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient jdbc;

    TrialResultTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what came of trying a draft, and lets go of what is older. @param region null for the national base */
    @Transactional
    public void keep(UUID draft, String region, String program, TrialResult result) {
        jdbc.sql("insert into schakel.trial_result (draft, region, live_hash, draft_hash, program, tried_at, contents)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        draft,
                        region,
                        result.live(),
                        result.draft(),
                        program,
                        Timestamp.from(result.at()),
                        text(result))
                .update();
        jdbc.sql("delete from schakel.trial_result where draft = ? and id not in"
                        + " (select id from schakel.trial_result where draft = ? order by id desc limit "
                        + KEPT_OF_A_DRAFT
                        + ")")
                .params(draft, draft)
                .update();
        jdbc.sql("delete from schakel.trial_result where region is not distinct from ? and id not in"
                        + " (select id from schakel.trial_result where region is not distinct from ? order by id desc limit "
                        + KEPT_OF_A_REGION + ")")
                .params(region, region)
                .update();
    }

    /** The newest of a draft, also when it says something else by now. */
    public Optional<TrialResult> ofDraft(UUID draft, String program) {
        return jdbc.sql(COLUMNS + "where draft = ? and program = ? order by id desc limit 1")
                .params(draft, program)
                .query(this::result)
                .optional()
                .flatMap(found -> found);
    }

    /** The newest of exactly these two versions. */
    public Optional<TrialResult> ofVersions(String live, String draft, String program) {
        return jdbc.sql(COLUMNS + "where live_hash = ? and draft_hash = ? and program = ? order by id desc limit 1")
                .params(live, draft, program)
                .query(this::result)
                .optional()
                .flatMap(found -> found);
    }

    private Optional<TrialResult> result(ResultSet row, int number) throws SQLException {
        try {
            ResultContents contents = json.readValue(row.getString("contents"), ResultContents.class);
            return Optional.of(new TrialResult(
                    row.getString("live_hash"),
                    row.getString("draft_hash"),
                    row.getTimestamp("tried_at").toInstant(),
                    contents.cases(),
                    contents.unreached()));
        } catch (JsonProcessingException otherwise) {
            // another version of the program writes it otherwise: it is tried again
            LOG.warn("What came of a trial cannot be read any more");
            return Optional.empty();
        }
    }

    private String text(TrialResult result) {
        try {
            return json.writeValueAsString(new ResultContents(result.cases(), result.unreached()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
