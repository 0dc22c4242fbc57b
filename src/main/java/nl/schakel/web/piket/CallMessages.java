package nl.schakel.web.piket;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.NewCall;
import nl.schakel.placement.NewNeed;
import nl.schakel.support.input.InputCheck;
import nl.schakel.web.plaatsing.PlaatsingenController;
import nl.schakel.web.plaatsing.PlacementNeeds;
import org.springframework.stereotype.Component;

/** Reader of messages: reads a call from a message; what is not in it is unknown, never no (R11). */
@Component
class CallMessages {

    private static final String UNKNOWN = "onbekend";

    private final PlacementNeeds needs;

    CallMessages(PlacementNeeds needs) {
        this.needs = needs;
    }

    NewCall read(PiketController.NieuweOproep asked, Viewer viewer) {
        InputCheck check = new InputCheck();
        String from = known(asked.van());
        CallerKind kind = from == null ? CallerKind.ANDERS : CallerKind.of(from).orElse(null);
        if (kind == null) {
            check.error("van", "onbekende-keuze", "fout.beller.onbekende-keuze");
        }
        UUID key = check.id("sleutel", asked.sleutel());
        check.done();
        return new NewCall(
                kind,
                known(asked.gemeente()),
                known(asked.terugbellen()),
                known(asked.situatie()),
                need(asked, viewer),
                key == null ? UUID.randomUUID() : key);
    }

    private NewNeed need(PiketController.NieuweOproep asked, Viewer viewer) {
        boolean told = asked.personen() != null && !asked.personen().isEmpty();
        if (!told && asked.mijdgebied() == null) {
            return null;
        }
        List<PlaatsingenController.Persoon> persons =
                told ? asked.personen() : List.of(new PlaatsingenController.Persoon(null, null));
        return needs.read(
                        new PlaatsingenController.NieuwePlaatsing(
                                persons, null, asked.mijdgebied(), null, null, null, null),
                        viewer)
                .need();
    }

    private static String known(String text) {
        return text == null || text.isBlank() || text.strip().equals(UNKNOWN) ? null : text.strip();
    }
}
