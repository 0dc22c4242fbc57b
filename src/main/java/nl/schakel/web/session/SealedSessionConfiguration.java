package nl.schakel.web.session;

import nl.schakel.support.crypto.KeyedHash;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.DelegatingIndexResolver;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Configuration: puts the seal around the sessions that Spring Boot sets up. Around what it made rather than instead
 * of it: a repository of our own would make Spring Boot leave out its settings too.
 */
@Configuration(proxyBeanMethods = false)
class SealedSessionConfiguration {

    /** What is stored is bytes already, and the table names nobody. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sealedValues(SessionSeal seal, KeyedHash hash) {
        GenericConversionService bytes = new GenericConversionService();
        bytes.addConverter(Object.class, byte[].class, value -> ((SessionSeal.Sealed) value).bytes());
        bytes.addConverter(byte[].class, Object.class, SessionSeal.Sealed::new);
        return sessions -> {
            sessions.setConversionService(bytes);
            sessions.setIndexResolver(new DelegatingIndexResolver<>(new SessionOwner(seal, hash)));
        };
    }

    @Bean
    static BeanPostProcessor sealAroundSessions(ObjectProvider<SessionSeal> seal, ObjectProvider<KeyedHash> hash) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JdbcIndexedSessionRepository) {
                    return new SealedSessions<>((SessionRepository<?>) bean, seal.getObject());
                }
                if (bean instanceof DefaultCookieSerializer cookies) {
                    return new SignedCookie(cookies, hash.getObject());
                }
                return bean;
            }
        };
    }
}
