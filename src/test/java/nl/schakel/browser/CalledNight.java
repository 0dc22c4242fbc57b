package nl.schakel.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.CallEvent;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.NewCall;
import nl.schakel.piket.search.Search;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.process.routes.night.NightService;
import org.springframework.beans.factory.annotation.Autowired;

/** The same night, in which the calls are there already: what is looked at is what several pages make of them. */
abstract class CalledNight extends NightOnThePhone {

    static final String FIRST = "piket.een";
    static final String SECOND = "piket.twee";

    @Autowired
    NightService night;

    @Autowired
    Search search;

    /** The police calls about a woman of whom nearly everything is unknown. */
    UUID called(String situation) {
        NewNeed need = new NewNeed(
                List.of(new PersonNeed(null, false, Map.of("minderjarig", Answered.of("nee")))),
                Set.of(),
                Consent.ONBEKEND,
                List.of());
        UUID call = night.call(
                new NewCall(CallerKind.POLITIE, "GM0267", BACK, situation, need, UUID.randomUUID()),
                story.viewer("politie.nacht"));
        story.runDueJobs();
        return call;
    }

    UUID taken(String situation) {
        UUID call = called(situation);
        Viewer viewer = story.viewer(FIRST);
        night.take(call, viewer);
        return call;
    }

    String name(String username) {
        return directory.byUsername(username).orElseThrow().displayName();
    }

    static Page open(Page page, UUID call) {
        page.navigate("/piket/" + call);
        // the page has looked for itself once: what is pressed from now on is what stands there
        page.waitForCondition(() -> (Boolean) page.evaluate(
                "async (call) => Boolean(await (await caches.open('schakel-piket-stand')).match('/piket/' + call))",
                call.toString()));
        return page;
    }

    /** The yes of the place that is offered first. */
    static Locator yes(Page page) {
        return button(spot(page, best(page)), "Ja, tot");
    }

    /** What is told in the page when something was done before. */
    static Locator told(Page page) {
        return page.locator("[data-told-list]");
    }

    List<String> codes(UUID call) {
        return calls.timeline(call).stream().map(CallEvent::code).toList();
    }
}
