package nl.schakel.support.crypto;

import java.util.List;
import java.util.function.LongConsumer;

/**
 * Background work: wraps every key with the primary of the operator's keys, while Schakel runs; what the keys seal stays as it is. Killed
 * half way it goes on at the next try, and two at once do no harm.
 */
final class Rewrapping {

    private static final int AT_ONCE = 1000;

    private final KeyStore store;
    private final Wrapping wrapping;

    Rewrapping(KeyStore store, Wrapping wrapping) {
        this.store = store;
        this.wrapping = wrapping;
    }

    /** @param done hears after each part how many were wrapped so far */
    long all(LongConsumer done) {
        long count = 0;
        List<KeyStore.Kept> part = store.notUnder(wrapping.primary(), AT_ONCE);
        while (!part.isEmpty()) {
            store.rewrap(part, part.stream().map(this::anew).toList());
            count += part.size();
            done.accept(count);
            part = store.notUnder(wrapping.primary(), AT_ONCE);
        }
        store.forgetTraces();
        return count;
    }

    private KeyStore.Kept anew(KeyStore.Kept key) {
        return new KeyStore.Kept(
                key.name(), wrapping.wrap(key.name(), wrapping.unwrap(key.name(), key.wrapped())), wrapping.primary());
    }
}
