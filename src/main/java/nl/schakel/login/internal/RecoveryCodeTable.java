package nl.schakel.login.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: recovery codes, as keyed hashes. */
@Repository
public class RecoveryCodeTable {

    private final JdbcClient jdbc;

    RecoveryCodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps these instead of those before. */
    public void replace(UUID person, List<String> hashes, Instant now) {
        deleteAll(person);
        for (String hash : hashes) {
            jdbc.sql("insert into schakel.recovery_code (person, code_hash, made_at) values (?, ?, ?)")
                    .params(person, hash, Timestamp.from(now))
                    .update();
        }
    }

    /** Uses a code. @return false when there is none such, or it was used */
    public boolean use(UUID person, String hash, Instant now) {
        return jdbc.sql("update schakel.recovery_code set used_at = ?"
                                + " where person = ? and code_hash = ? and used_at is null")
                        .params(Timestamp.from(now), person, hash)
                        .update()
                == 1;
    }

    /** How many were not used. */
    public int left(UUID person) {
        return jdbc.sql("select count(*) from schakel.recovery_code where person = ? and used_at is null")
                .param(person)
                .query(Integer.class)
                .single();
    }

    public void deleteAll(UUID person) {
        jdbc.sql("delete from schakel.recovery_code where person = ?")
                .param(person)
                .update();
    }
}
