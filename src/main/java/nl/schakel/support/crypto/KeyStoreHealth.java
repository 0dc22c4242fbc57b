package nl.schakel.support.crypto;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Health detail of the key store: without it no case opens, so a node that cannot reach it is not ready. */
final class KeyStoreHealth extends AbstractHealthIndicator {

    private final KeyStore store;

    KeyStoreHealth(KeyStore store) {
        this.store = store;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        store.masters();
        health.up();
    }
}
