package nl.schakel.placement.shelter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Read model: the closed list of criteria, as the database words them. */
@Service
public class Criteria {

    private final JdbcClient jdbc;
    private volatile Map<String, Criterion> known;

    Criteria(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All criteria, in the order in which they are asked. */
    public List<Criterion> all() {
        return List.copyOf(read().values());
    }

    /** The criterion with this code. @throws IllegalArgumentException when there is none */
    public Criterion of(String code) {
        Criterion criterion = read().get(code);
        if (criterion == null) {
            throw new IllegalArgumentException("No criterion " + code);
        }
        return criterion;
    }

    /** Whether this code is one of the list. */
    public boolean knows(String code) {
        return read().containsKey(code);
    }

    // the list only changes with a new version of the application
    private Map<String, Criterion> read() {
        Map<String, Criterion> list = known;
        if (list == null) {
            list = jdbc
                    .sql("select * from schakel.criterion order by position")
                    .query((row, n) -> new Criterion(
                            row.getString("code"),
                            row.getInt("position"),
                            row.getString("question"),
                            AnswerType.valueOf(row.getString("answer_type")),
                            CriterionKind.of(row.getString("kind")).orElseThrow(),
                            row.getString("measure"),
                            AcceptancePolicy.of(row.getString("default_stance")).orElseThrow(),
                            row.getBoolean("per_companion")))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(
                            Criterion::code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
            known = list;
        }
        return list;
    }
}
