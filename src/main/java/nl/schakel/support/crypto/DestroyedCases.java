package nl.schakel.support.crypto;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Key store: what was destroyed of which case, kept beside the keys and not in the database. A database that is restored from before a
 * destruction is told by it.
 */
public final class DestroyedCases {

    private final KeyStore store;

    DestroyedCases(KeyStore store) {
        this.store = store;
    }

    /**
     * One destruction.
     *
     * @param part what of the case
     * @param record what it takes to do it again; ids and codes only
     */
    public record Destroyed(UUID dossier, String part, String record) {}

    /** Keeps one; the same one twice is one. */
    public void add(Destroyed one) {
        store.addLeft(new KeyStore.Left(one.dossier(), one.part(), one.record()));
    }

    /** What was destroyed of these cases, the first first. */
    public List<Destroyed> of(Collection<UUID> dossiers) {
        return store.left(dossiers.stream().map(UUID::toString).toList()).stream()
                .map(left -> new Destroyed(left.dossier(), left.part(), left.record()))
                .toList();
    }

    /** The cases of which something was destroyed, the first first. */
    public List<UUID> cases() {
        return store.left().stream().distinct().toList();
    }
}
