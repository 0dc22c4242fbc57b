package nl.schakel.piket.nightlist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: the words with which a person opens the night list. Schakel makes them, because who steals the file
 * may guess as long as they like; each person has their own, so that nobody has to pass words on, and who leaves takes
 * none along.
 */
@Service
public class Passphrases {

    /**
     * Five words of 256 and two digits are 46 bits, and opening the file costs many rounds of hashing for every guess.
     * Together never more than 32 signs: some readers cut off what is longer.
     */
    private static final int WORDS = 5;

    private static final int NUMBERS = 100;

    private static final SealedColumn PHRASE = new SealedColumn("night_passphrase", "phrase_enc");

    private static final String LIST = "piket/woorden.txt";

    private final List<String> words = read();
    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    Passphrases(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The words of this person, made when there are none yet. */
    @Transactional
    public String of(UUID person) {
        return known(person).orElseGet(() -> {
            keep(person, "do nothing");
            return known(person).orElseThrow();
        });
    }

    /** New words from now on; a list that was fetched before still opens with the old ones. */
    @Transactional
    public String renew(UUID person) {
        keep(person, "do update set phrase_enc = excluded.phrase_enc, made_at = excluded.made_at");
        return known(person).orElseThrow();
    }

    private void keep(UUID person, String whenThereAreSome) {
        String phrase = Stream.generate(() -> words.get(random.nextInt(words.size())))
                .limit(WORDS)
                .collect(Collectors.joining("-", "", "-%02d".formatted(random.nextInt(NUMBERS))));
        jdbc.sql("insert into schakel.night_passphrase (person, phrase_enc, made_at) values (?, ?, ?)"
                        + " on conflict (person) " + whenThereAreSome)
                .params(person, cipher.encrypt(phrase, PHRASE.at(person)), Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<String> known(UUID person) {
        return jdbc.sql("select phrase_enc from schakel.night_passphrase where person = ?")
                .param(person)
                .query(byte[].class)
                .optional()
                .map(kept -> cipher.decrypt(kept, PHRASE.at(person)));
    }

    private static List<String> read() {
        try (InputStream file = new ClassPathResource(LIST).getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
