package nl.schakel.bench;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.schakel.SchakelApplication;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.NewAttempt;
import nl.schakel.piket.search.NewShelterDesk;
import nl.schakel.piket.search.NightPlace;
import nl.schakel.piket.search.Search;
import nl.schakel.piket.search.SearchView;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.placement.Placements;
import nl.schakel.signal.InventedDossier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the search screen of a night asks of the application: all beds of a country in order, the desks, what was tried, the
 * access log written, the database included; without the page around it.
 */
public final class NightSearchBench {

    private static final int WARM_UP = 200;
    private static final int TIMES = 500;
    private static final int TRIED = 30;
    private static final String AREA = "piket-wvv";

    private NightSearchBench() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SchakelApplication.class)
                .run("--server.port=0", "--schakel.demo-cases=false", "--camunda.bpm.job-execution.enabled=false")) {
            MatchBench.invent(application.getBean(JdbcClient.class));
            desks(application);
            Search search = application.getBean(Search.class);
            Viewer viewer = Viewer.of(
                    application.getBean(Directory.class).byUsername("piket.een").orElseThrow());
            UUID call = call(application, viewer);
            Supplier<SearchView> view = () -> search.view(call, viewer);
            List<NightPlace> places = view.get().places();
            for (int i = 0; i < TRIED && i < places.size(); i++) {
                AttemptOutcome outcome = i % 3 == 0 ? AttemptOutcome.LATER : AttemptOutcome.GEEN_GEHOOR;
                UUID bed = places.get(i).bed().id();
                search.attempt(call, new NewAttempt(UUID.randomUUID(), bed, null, outcome, null, null), viewer)
                        .result();
            }
            MatchBench.times(view, WARM_UP);
            System.out.println("search of a night, warm: " + Sample.of(MatchBench.times(view, TIMES)));
            SearchView shown = view.get();
            System.out.println("places: " + shown.possible() + " possible, " + shown.notFitting() + " not, "
                    + shown.places().size() + " shown, " + shown.attempts().size() + " tried");
            System.out.println(Machine.now());
        }
        System.exit(0);
    }

    private static UUID call(ConfigurableApplicationContext application, Viewer viewer) {
        Placements placements = application.getBean(Placements.class);
        Calls calls = application.getBean(Calls.class);
        return application.getBean(TransactionTemplate.class).execute(status -> {
            UUID dossier = InventedDossier.in(application.getBean(JdbcClient.class));
            UUID placement = placements.begin(dossier, "GM0267", Viewer.SYSTEM);
            placements.need(placement, MatchBench.need(), Viewer.SYSTEM);
            Viewer officer = new Viewer(UUID.randomUUID(), "meting", Set.of(GroupId.parse("tmm@meting")));
            NewCall told = new NewCall(CallerKind.POLITIE, "GM0267", null, null, null, UUID.randomUUID());
            UUID call = calls.open(told, dossier, placement, AREA, officer).result();
            calls.take(call, viewer);
            return call;
        });
    }

    static void desks(ConfigurableApplicationContext application) {
        ShelterDesks desks = application.getBean(ShelterDesks.class);
        application
                .getBean(JdbcClient.class)
                .sql("select id from schakel.shelter_location where organisation like 'meting-%'")
                .query(UUID.class)
                .list()
                .forEach(house ->
                        desks.keep(house, new NewShelterDesk("06 00 00 20 00", true, true, null, null), Viewer.SYSTEM));
    }
}
