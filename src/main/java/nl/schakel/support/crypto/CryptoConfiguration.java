package nl.schakel.support.crypto;

import nl.schakel.support.SchakelProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Configuration of the ciphers: one keyset, and a key of its own for each use. */
@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    DataKeys dataKeys(
            SchakelProperties properties,
            @Value("${schakel.embedded-database:false}") boolean embedded,
            JdbcClient jdbc) {
        return new KeyRing(properties, embedded, jdbc).keys();
    }

    @Bean
    PersonalDataCipher personalDataCipher(DataKeys keys) {
        return new PersonalDataCipher(keys);
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
