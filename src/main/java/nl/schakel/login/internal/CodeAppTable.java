package nl.schakel.login.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: apps that show codes, one for each person at most. */
@Repository
public class CodeAppTable {

    private static final SealedColumn SECRET = new SealedColumn("code_app", "secret_enc");

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    CodeAppTable(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Keeps an app instead of the one before. @param used the half minute whose code was used */
    public void replace(UUID person, String secret, Instant now, long used) {
        jdbc.sql("""
                        insert into schakel.code_app as app (person, secret_enc, made_at, last_used)
                        values (:person, :secret, :now, :used)
                        on conflict (person) do update
                        set secret_enc = excluded.secret_enc, made_at = excluded.made_at, last_used = excluded.last_used
                        """)
                .param("person", person)
                .param("secret", cipher.encrypt(secret, SECRET.at(person)))
                .param("now", Timestamp.from(now))
                .param("used", used)
                .update();
    }

    public Optional<String> secret(UUID person) {
        return jdbc.sql("select secret_enc from schakel.code_app where person = ?")
                .param(person)
                .query(byte[].class)
                .optional()
                .map(secret -> cipher.decrypt(secret, SECRET.at(person)));
    }

    public Optional<Instant> since(UUID person) {
        return jdbc.sql("select made_at from schakel.code_app where person = ?")
                .param(person)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Uses the code of this half minute. @return false when it, or a later one, was used */
    public boolean use(UUID person, long step) {
        return jdbc.sql("update schakel.code_app set last_used = :step where person = :person and last_used < :step")
                        .param("step", step)
                        .param("person", person)
                        .update()
                == 1;
    }

    /** @return whether there was one */
    public boolean delete(UUID person) {
        return jdbc.sql("delete from schakel.code_app where person = ?")
                        .param(person)
                        .update()
                == 1;
    }
}
