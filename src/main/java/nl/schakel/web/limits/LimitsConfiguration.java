package nl.schakel.web.limits;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import nl.schakel.support.SchakelProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration: puts the limits into Tomcat and Jackson. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    /** So much of all connections may be of one address. */
    private static final int SHARE_OF_ONE = 4;

    @Bean
    RequestLanes lanes() {
        return new RequestLanes();
    }

    @Bean
    BodyLimits bodyLimits() {
        return BodyLimits.ofSchakel();
    }

    /** Comes after Boot's own, so that the valve for proxies stands before ours, and the threads are those of the lanes. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> frontDoor(
            ObjectProvider<FrontDesk> desk, RequestLanes lanes, SchakelProperties settings) {
        return factory -> {
            factory.setProtocol(GuardedProtocol.class.getName());
            factory.addEngineValves(new FrontValve(desk));
            factory.addConnectorCustomizers(connector -> {
                GuardedProtocol protocol = (GuardedProtocol) connector.getProtocolHandler();
                protocol.setMaxThreads(lanes.threads());
                protocol.mostOfOne(settings.demo() ? protocol.getMaxConnections() / SHARE_OF_ONE : 0);
            });
        };
    }

    @Bean
    Jackson2ObjectMapperBuilderCustomizer jsonWithinLimits() {
        return builder ->
                builder.postConfigurer(mapper -> mapper.getFactory().setStreamReadConstraints(JsonLimits.CONSTRAINTS));
    }

    @Bean
    MeterBinder laneMetrics(RequestLanes lanes) {
        return registry -> lanes.all().forEach(lane -> measure(lane, registry));
    }

    private static void measure(RequestLane lane, MeterRegistry registry) {
        Gauge.builder("schakel.web.baan", lane, RequestLane::held)
                .description("threads that one kind of caller holds")
                .tag("baan", lane.name())
                .strongReference(true)
                .register(registry);
    }
}
