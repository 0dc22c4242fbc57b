package nl.schakel.support.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Key store: the key of each case, made when something of it is sealed for the first time. Two nodes that do so at once get the same
 * key. What was opened is remembered for ten minutes; a key that is destroyed on another node opens nothing after that.
 */
public final class CaseKeys {

    /** Stands before each value that was sealed with the key of a case; keys of an installation have small numbers. */
    static final int NUMBER = 0x5A61616B;

    private static final String PREFIX = "zaak:";
    private static final int BYTES = 32;
    private static final int REMEMBERED = 50_000;
    private static final Duration FOR = Duration.ofMinutes(10);

    private final KeyStore store;
    private final Wrapping wrapping;
    private final SecureRandom random = new SecureRandom();
    private final Cache<UUID, Aead> opened =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(FOR).build();

    CaseKeys(KeyStore store, Wrapping wrapping) {
        this.store = store;
        this.wrapping = wrapping;
    }

    /** The key of a case; empty when it was destroyed or nothing was ever sealed with it. */
    Optional<Aead> find(UUID dossier) {
        Aead known = opened.getIfPresent(dossier);
        if (known != null) {
            return Optional.of(known);
        }
        prepare(List.of(dossier));
        return Optional.ofNullable(opened.getIfPresent(dossier));
    }

    /**
     * The key of a case, made now when there is none.
     *
     * @throws IllegalStateException when it was destroyed
     */
    Aead make(UUID dossier) {
        Optional<Aead> there = find(dossier);
        if (there.isPresent()) {
            return there.get();
        }
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        store.add(name(dossier), wrapping.wrap(name(dossier), key), wrapping.primary());
        // whoever was first decides
        return find(dossier)
                .orElseThrow(() ->
                        new IllegalStateException("The key of this case was destroyed, nothing can be kept of it"));
    }

    void prepare(Collection<UUID> dossiers) {
        Map<String, UUID> unknown = new HashMap<>();
        dossiers.stream()
                .filter(dossier -> opened.getIfPresent(dossier) == null)
                .forEach(dossier -> unknown.put(name(dossier), dossier));
        store.wrapped(unknown.keySet())
                .forEach((name, wrapped) -> opened.put(unknown.get(name), aead(wrapping.unwrap(name, wrapped))));
    }

    /** Destroys the keys of cases, for good; no backup of the database opens anything of them. */
    public void destroy(Collection<UUID> dossiers) {
        store.destroy(having(dossiers).stream().map(CaseKeys::name).toList());
        opened.invalidateAll(dossiers);
    }

    /** Which of these cases have a key. */
    public Collection<UUID> having(Collection<UUID> dossiers) {
        return store.wrapped(dossiers.stream().map(CaseKeys::name).toList()).keySet().stream()
                .map(name -> UUID.fromString(name.substring(PREFIX.length())))
                .toList();
    }

    private static String name(UUID dossier) {
        return PREFIX + dossier;
    }

    private static Aead aead(byte[] key) {
        try {
            return AesGcmJce.create(DataKeys.aesGcm(NUMBER, key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
