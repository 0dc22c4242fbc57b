package nl.schakel.process.door;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration: puts the door behind our login and before everything of Camunda's. */
@Configuration(proxyBeanMethods = false)
class DoorPlace {

    @Bean
    FilterRegistrationBean<EngineDoor> engineDoorFilter(EngineDoor door) {
        var registration = new FilterRegistrationBean<>(door);
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        return registration;
    }
}
