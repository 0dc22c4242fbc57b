package nl.schakel.bench;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import nl.schakel.SchakelApplication;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.signal.Channel;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Origin;
import nl.schakel.web.security.Visit;
import org.camunda.bpm.engine.FilterService;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the door of the engine costs Tasklist: the same requests measured just before the door and just behind it, so
 * that the difference is the door, its rows in the access log included.
 */
public final class EngineDoorBench {

    private static final int TASKS = 300;
    private static final int WARM_UP = 200;
    private static final int TIMES = 1_000;

    private EngineDoorBench() {}

    /** Two stopwatches: before the door and behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Stopwatches {

        final List<Double> before = new ArrayList<>();
        final List<Double> behind = new ArrayList<>();

        @Bean
        FilterRegistrationBean<Filter> beforeTheDoor() {
            return at(SecurityProperties.DEFAULT_FILTER_ORDER + 1, before);
        }

        @Bean
        FilterRegistrationBean<Filter> behindTheDoor() {
            return at(SecurityProperties.DEFAULT_FILTER_ORDER + 3, behind);
        }

        private static FilterRegistrationBean<Filter> at(int order, List<Double> times) {
            Filter stopwatch = (request, response, chain) -> {
                long start = System.nanoTime();
                chain.doFilter(request, response);
                synchronized (times) {
                    times.add((System.nanoTime() - start) / 1_000_000.0);
                }
            };
            var registration = new FilterRegistrationBean<>(stopwatch);
            registration.setName("stopwatch-" + order);
            registration.addUrlPatterns("/camunda/api/*");
            registration.setOrder(order);
            return registration;
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(
                        SchakelApplication.class, Stopwatches.class)
                .run("--server.port=0", "--schakel.demo-cases=false", "--camunda.bpm.job-execution.enabled=false")) {
            ReportCommands reports = application.getBean(ReportCommands.class);
            for (int i = 0; i < TASKS; i++) {
                NewSignal signal = new NewSignal(
                        "GM0267", "Verzonnen signaal (fictief).", null, null, null, null, null, null, null, null);
                reports.receive(signal, null, Origin.open(Channel.FORMULIER_BURGER));
            }
            int port = ((ServletWebServerApplicationContext) application)
                    .getWebServer()
                    .getPort();
            Visit officer = new Visit(port).login("af.nijkerk");
            officer.get("/camunda/app/tasklist/default/");
            String filter = application
                    .getBean(FilterService.class)
                    .createTaskFilterQuery()
                    .filterName("Van mijn team")
                    .singleResult()
                    .getId();
            String list = "/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=15";
            Stopwatches watches = application.getBean(Stopwatches.class);
            measure("list of a filter", watches, officer, "POST", list, "{\"active\":true}");
            measure("filters", watches, officer, "GET", "/camunda/api/engine/engine/default/filter/count", null);
            System.out.println(Machine.now());
        }
        System.exit(0);
    }

    private static void measure(
            String what, Stopwatches watches, Visit officer, String method, String path, String body) {
        for (int i = 0; i < WARM_UP + TIMES; i++) {
            if (i == WARM_UP) {
                watches.before.clear();
                watches.behind.clear();
            }
            int status = officer.call(method, path, body, "X-XSRF-TOKEN", officer.cookie("XSRF-TOKEN"))
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + ": " + status);
            }
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (watches.before.size() < TIMES && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        Sample with = Sample.of(watches.before);
        Sample without = Sample.of(watches.behind);
        System.out.printf(
                Locale.ROOT,
                "%s, with the door: p50=%.2f ms p95=%.2f ms; behind it: p50=%.2f ms p95=%.2f ms; times %.2f%n",
                what,
                with.percentile(0.5),
                with.percentile(0.95),
                without.percentile(0.5),
                without.percentile(0.95),
                with.percentile(0.5) / without.percentile(0.5));
    }
}
