package nl.schakel.signal.internal;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.support.text.PlainName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Table: the hashes of the names of people involved, made anew from the sealed names when their rules changed. */
@Component
public class NameHashes {

    private static final SealedColumn NAME = new SealedColumn("involved_person", "name_enc");

    private record Sealed(UUID id, UUID dossier, byte[] name) {}

    private final JdbcClient jdbc;
    private final CaseCipher ciphers;

    NameHashes(JdbcClient jdbc, CaseCipher ciphers) {
        this.jdbc = jdbc;
        this.ciphers = ciphers;
    }

    /**
     * Makes some of the hashes anew that were made by older rules; two nodes at once take others.
     *
     * @param hash of a name by the rules of now, null when there is nothing in it
     * @return whether there may be more
     */
    @Transactional
    public boolean renew(int atMost, UnaryOperator<String> hash) {
        List<Sealed> old = jdbc.sql(
                        "select id, dossier_id, name_enc from schakel.involved_person where left(name_hash, 2) <> '"
                                + PlainName.VERSION + "' limit ? for update skip locked")
                .param(atMost)
                .query((row, n) -> new Sealed(
                        row.getObject("id", UUID.class),
                        row.getObject("dossier_id", UUID.class),
                        row.getBytes("name_enc")))
                .list();
        ciphers.prepare(old.stream().map(Sealed::dossier).toList());
        old.forEach(one -> jdbc.sql("update schakel.involved_person set name_hash = ? where id = ?")
                .params(hash.apply(ciphers.of(one.dossier()).decrypt(one.name(), NAME.at(one.id()))), one.id())
                .update());
        return !old.isEmpty();
    }
}
