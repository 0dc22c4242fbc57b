package nl.schakel.process.routes.meldroute;

import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.tasks.CaseOwners;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.terms.TermKey;
import nl.schakel.signal.AgeAnswer;
import nl.schakel.signal.ChangedFact;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.FactChanges;
import nl.schakel.signal.ReportFacts;
import nl.schakel.signal.Status;
import nl.schakel.signal.Timeline;
import nl.schakel.support.Coded;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for facts that turned out otherwise after the report. Danger now, a minor, or doubt about an age do not
 * wait: who is told at receipt of such a report is told now, as {@code urgentie.dmn} and {@code ontvangst.dmn} say, and once
 * only. Whatever else may be asked of somebody is for people to decide: who owns the case is told that there is something
 * new, and who would take part by what is known now.
 */
@Service
public class FactCommands {

    private static final String AT_RECEIPT = "ontvangst";
    private static final String ACUTE_HELP = "acute-hulp";
    private static final String YES = "ja";

    /** What more is known, and so may ask for somebody else; of the rest only an age does. */
    private static final Set<ChangedFact> TELLING = EnumSet.of(
            ChangedFact.TOELICHTING,
            ChangedFact.LOCATIE,
            ChangedFact.ACUUT,
            ChangedFact.VORMEN,
            ChangedFact.INDICATOREN);

    /** The step that shows that somebody was told already, whoever stood in for them. */
    private static final Map<String, String> STEPS =
            Map.of("veiligthuis", StepNames.VEILIG_THUIS_BEOORDELEN, "tmm", StepNames.POLITIE_TOETSEN);

    /** What a part of the route that begins now has to know of the case, as far as its route does. */
    private static final List<String> KNOWN =
            List.of(VariableNames.URGENTIE, VariableNames.ACUUT, VariableNames.PERSOON, VariableNames.BEOORDELAAR);

    /**
     * What followed.
     *
     * @param begun codes of who was asked at once
     * @param missing codes of who would take part by what is known now, and does not
     * @param matters whether the fact may mean that others should take part, which people decide
     * @param ended whether the case ended, so that nobody is asked and nobody told
     */
    public record Consequence(Set<String> begun, Set<String> missing, boolean matters, boolean ended) {

        private static final Consequence NONE = new Consequence(Set.of(), Set.of(), false, false);
    }

    private final FactChanges facts;
    private final ReportFacts known;
    private final MissingPartners partners;
    private final CaseRoutes routes;
    private final TaskList tasks;
    private final CaseOwners owners;
    private final Outbox outbox;
    private final Timeline timeline;
    private final Clock clock;

    FactCommands(
            FactChanges facts,
            ReportFacts known,
            MissingPartners partners,
            CaseRoutes routes,
            TaskList tasks,
            CaseOwners owners,
            Outbox outbox,
            Timeline timeline,
            Clock clock) {
        this.facts = facts;
        this.known = known;
        this.partners = partners;
        this.routes = routes;
        this.tasks = tasks;
        this.owners = owners;
        this.outbox = outbox;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Keeps a change, and does what follows from it. To be called for who may change it. Of a case that ended nothing begins.
     *
     * @see FactChanges#change
     */
    @Transactional
    public Consequence change(DossierReading.View seen, FactChanges.NewFact asked, Viewer viewer) {
        FactChanges.FactChange change = facts.change(seen, asked, viewer);
        AgeAnswer age = facts.age(change);
        boolean protects = protects(age);
        if (!protects && !TELLING.contains(change.fact())) {
            return Consequence.NONE;
        }
        DossierReading.State state = seen.state();
        if (state.status() == Status.AFGESLOTEN) {
            return new Consequence(Set.of(), Set.of(), true, true);
        }
        Set<String> begun = new LinkedHashSet<>();
        Set<String> missing = Set.of();
        if (protects) {
            begun.addAll(begin(state, age));
        } else if (change.fact() == ChangedFact.ACUUT) {
            begun.addAll(danger(state, change.after()));
        } else if (change.fact() == ChangedFact.VORMEN) {
            ReportFacts.Known now = known.of(state.id());
            routes.inform(state.id(), Map.of(VariableNames.VORMEN, String.join(",", now.forms())));
            AgeAnswer minor = Coded.of(AgeAnswer.class, now.minor()).orElse(null);
            if (protects(minor)) {
                begun.addAll(begin(state, minor));
            }
            missing = partners.of(state.id(), now.forms(), begun);
            if (!missing.isEmpty()) {
                timeline.bySystem(state.id(), "routes-erbij", missing.toArray(String[]::new));
            }
        }
        tell(state.id(), viewer);
        return new Consequence(begun, missing, true, false);
    }

    private static boolean protects(AgeAnswer age) {
        return age == AgeAnswer.JA || age == AgeAnswer.TWIJFEL;
    }

    /**
     * Danger now begins what an acute report begins, unless that help runs already. Help that began is not stopped by a
     * fact: whoever gives it says when it is done.
     */
    private Set<String> danger(DossierReading.State state, String answer) {
        long running = routes.count(RouteNames.ACUTE_HULP, state.id());
        // a route that still weighs the signal begins it itself, and waits for it
        routes.inform(state.id(), Map.of(VariableNames.ACUUT, answer));
        if (!YES.equals(answer) || running > 0) {
            return Set.of();
        }
        if (routes.count(RouteNames.ACUTE_HULP, state.id()) == 0) {
            // the route is past that, or help that was given before has ended; its end waits for this (einde.wacht)
            Map<String, Object> variables = knownIn(state);
            variables.put(VariableNames.ACUUT, YES);
            variables.put(VariableNames.URGENTIE, TermKey.ACUTE);
            routes.start(RouteNames.ACUTE_HULP, state.id(), variables);
        }
        return Set.of(ACUTE_HELP);
    }

    /** Under the lock of the case, which the change took: of two that come at once the second finds what the first began. */
    private Set<String> begin(DossierReading.State state, AgeAnswer age) {
        UUID dossier = state.id();
        Set<String> steps =
                tasks.work(dossier).stream().map(TaskList.StepOwner::step).collect(Collectors.toSet());
        Set<String> begun = new LinkedHashSet<>();
        for (String route : atReceipt(dossier, age)) {
            if (!steps.contains(STEPS.get(route))) {
                begun.add(route);
            }
        }
        if (begun.isEmpty()) {
            return begun;
        }
        long before = routes.count(RouteNames.PARTNERSTAPPEN, dossier);
        routes.inform(
                dossier,
                Map.of(
                        VariableNames.METEEN, together(dossier, begun),
                        VariableNames.ALSNOG, String.join(",", begun)));
        if (routes.count(RouteNames.PARTNERSTAPPEN, dossier) == before) {
            // the route is past where it begins them itself: it waits for shelter, or the case was opened again
            Map<String, Object> variables = knownIn(state);
            variables.putAll(RoutingOperations.flags(begun));
            routes.start(RouteNames.PARTNERSTAPPEN, dossier, variables);
        }
        timeline.bySystem(dossier, "routes-bepaald", begun.toArray(String[]::new));
        return begun;
    }

    private Map<String, Object> knownIn(DossierReading.State state) {
        String route = routes.runs(RouteNames.HEROPENING, state.id()) ? RouteNames.HEROPENING : RouteNames.MELDROUTE;
        Map<String, Object> variables = CaseRoutes.place(state.municipality(), state.region());
        KNOWN.forEach(name -> variables.put(name, routes.known(route, state.id(), name)));
        return variables;
    }

    private Set<String> atReceipt(UUID dossier, AgeAnswer age) {
        Map<String, Object> facts = Map.of(
                VariableNames.VORMEN, String.join(",", known.of(dossier).forms()),
                VariableNames.MINDERJARIG, age.code());
        return routes.decide(AT_RECEIPT, RouteNames.MELDROUTE, dossier, facts).<String>collectEntries("route").stream()
                .filter(STEPS::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A triage that is done later does not give the same step again. */
    private String together(UUID dossier, Set<String> begun) {
        Set<String> all = new TreeSet<>(begun);
        if (routes.known(RouteNames.MELDROUTE, dossier, VariableNames.METEEN) instanceof String before
                && !before.equals(RoutingOperations.NOBODY)) {
            all.addAll(List.of(before.split(",")));
        }
        return String.join(",", all);
    }

    private void tell(UUID dossier, Viewer viewer) {
        String moment = Long.toString(clock.millis());
        owners.of(dossier).stream()
                // who changes a fact knows it
                .filter(group -> !viewer.groups().contains(group))
                .forEach(group -> outbox.toGroup(
                        group, Template.NIEUWS_IN_ZAAK, "feit-" + dossier + "-" + moment, "/zaken/" + dossier));
    }
}
