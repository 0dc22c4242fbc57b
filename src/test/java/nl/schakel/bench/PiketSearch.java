package nl.schakel.bench;

import java.time.LocalTime;
import java.util.UUID;
import nl.schakel.SchakelApplication;
import nl.schakel.access.Viewer;
import nl.schakel.demo.DemoJump;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.NewCall;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.web.security.Visit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The search screen of the night with all beds of a country, as a browser gets it; beside {@link NightSearchBench}. */
public final class PiketSearch {

    private static final int WARM_UP = 100;
    private static final int TIMES = 300;

    private PiketSearch() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SchakelApplication.class)
                .run("--server.port=0", "--schakel.demo-cases=false")) {
            MatchBench.invent(application.getBean(JdbcClient.class));
            NightSearchBench.desks(application);
            DemoJump jump = application.getBean(DemoJump.class);
            jump.to(jump.next(LocalTime.of(3, 10)));
            Directory directory = application.getBean(Directory.class);
            Viewer officer = Viewer.of(directory.byUsername("politie.nacht").orElseThrow());
            Viewer coordinator = Viewer.of(directory.byUsername("piket.een").orElseThrow());
            UUID call = application
                    .getBean(NightService.class)
                    .call(
                            new NewCall(CallerKind.POLITIE, "GM0228", null, null, MatchBench.need(), UUID.randomUUID()),
                            officer);
            application.getBean(NightService.class).take(call, coordinator);

            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Visit browser = new Visit(port).login("piket.een");
            MatchBench.times(() -> page(browser, call), WARM_UP);
            System.out.println("the page: " + Sample.of(MatchBench.times(() -> page(browser, call), TIMES)));
            System.out.println(Machine.now());
        }
        System.exit(0);
    }

    private static String page(Visit browser, UUID call) {
        var answer = browser.get("/piket/" + call);
        if (answer.statusCode() != 200 || !answer.body().contains("tel:")) {
            throw new IllegalStateException("no search screen: " + answer.statusCode());
        }
        return answer.body();
    }
}
