package nl.schakel.support.crypto;

import nl.schakel.support.SchakelProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One key, a use for each of these. */
@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    DataKey dataKey(
            SchakelProperties properties,
            @Value("${schakel.embedded-database:false}") boolean embedded,
            JdbcClient jdbc) {
        return new KeyRing(properties, embedded, jdbc).key();
    }

    @Bean
    PersonalDataCipher personalDataCipher(DataKey key) {
        return new PersonalDataCipher(key);
    }

    /** For what a session remembers. */
    @Bean
    PlaceCipher sessionCipher(DataKey key) {
        return new PlaceCipher(key, "session");
    }

    @Bean
    KeyedHash keyedHash(DataKey key) {
        return new KeyedHash(key);
    }
}
