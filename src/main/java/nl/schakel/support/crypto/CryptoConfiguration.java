package nl.schakel.support.crypto;

import nl.schakel.support.SchakelProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Configuration of the ciphers: a keyset of the installation with a key of its own for each use, and a key for each case. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyStoreSettings.class)
class CryptoConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    KeyStore keyStore(KeyStoreSettings settings, SchakelProperties properties) {
        return KeyStore.open(settings, properties.dataDir().resolve("sleutels"));
    }

    @Bean
    KeyRing.Opened openedKeys(
            SchakelProperties properties,
            @Value("${schakel.embedded-database:false}") boolean embedded,
            JdbcClient jdbc,
            KeyStore store) {
        return new KeyRing(properties, embedded, jdbc, store).open();
    }

    @Bean
    DataKeys dataKeys(KeyRing.Opened opened) {
        return opened.installation();
    }

    @Bean
    PersonalDataCipher personalDataCipher(DataKeys keys) {
        return new PersonalDataCipher(keys);
    }

    @Bean
    CaseKeys caseKeys(KeyStore store, KeyRing.Opened opened) {
        return new CaseKeys(store, opened.wrapping());
    }

    @Bean
    CaseCipher caseCipher(CaseKeys keys, DataKeys installation) {
        return new CaseCipher(keys, installation);
    }

    @Bean
    DestroyedCases destroyedCases(KeyStore store) {
        return new DestroyedCases(store);
    }

    @Bean
    HealthIndicator sleutelkastHealthIndicator(KeyStore store) {
        return new KeyStoreHealth(store);
    }

    /** For what a session remembers. */
    @Bean
    PlaceCipher sessionCipher(DataKeys keys) {
        return new PlaceCipher(keys, "session");
    }

    @Bean
    KeyedHash keyedHash(DataKeys keys) {
        return new KeyedHash(keys);
    }
}
