package nl.schakel.bench;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What the models call, for the bare engine: the same answers as far as they steer the route, and nothing stored. */
public final class BareOperations {

    private BareOperations() {}

    static Map<String, Object> beans(Watch ladder) {
        return Map.ofEntries(
                entry("eigenaar", new Owner()),
                entry("termijn", new Terms()),
                entry("kantoortijd", new Hours()),
                entry("keuze", new Choice()),
                entry("routering", new Routing()),
                entry("melder", new Reporter()),
                entry("dossier", new Dossier()),
                entry("wachtverzoek", new Hold()),
                entry("acties", new Actions()),
                entry("einde", new CaseEnd()),
                entry("bewaking", ladder),
                entry("ladder", ladder));
    }

    private static Date tomorrow() {
        return Date.from(Instant.now().plus(Duration.ofDays(1)));
    }

    /** {@code eigenaar}. */
    public static final class Owner {
        public String van(String gemeente, String rol) {
            return rol + "@" + gemeente;
        }

        public String tweedeLezer(DelegateExecution execution) {
            return "ketenregisseur@wvv";
        }

        public String voor(DelegateExecution execution, String rol) {
            return rol + "@" + execution.getVariable("gemeente");
        }

        public String vanRegio(String regio) {
            return "ketenregisseur@" + regio;
        }

        public boolean rechtstreeks(String zaak) {
            return false;
        }

        public String melder(String zaak) {
            return null;
        }
    }

    /** {@code termijn}. */
    public static final class Terms {
        public Date einde(DelegateExecution execution, String stap) {
            return tomorrow();
        }
    }

    /** {@code einde}: no placement holds this case open. */
    public static final class CaseEnd {
        public boolean wacht(String zaak) {
            return false;
        }
    }

    /** {@code kantoortijd}. */
    public static final class Hours {
        public boolean open(String regio) {
            return true;
        }
    }

    /** {@code keuze}. */
    public static final class Choice {
        public boolean bevat(String codes, String code) {
            return codes != null && Arrays.asList(codes.split(",")).contains(code);
        }
    }

    /** {@code routering}: the routes are variables of the models, so the bare engine has them too. */
    public static final class Routing {
        private static final List<String> ROUTES = List.of(
                "Ondermijning",
                "Procesregisseur",
                "Uitzoeken",
                "Zorgcoordinator",
                "Gebiedsteam",
                "Tmm",
                "Nla",
                "Veiligthuis",
                "Meldcode");

        public void meteen(DelegateExecution execution) {
            execution.getProcessInstance().setVariable("meteen", "niemand");
        }

        public boolean nietsInBeeld(DelegateExecution execution) {
            return false;
        }

        public boolean geenPersoon(DelegateExecution execution) {
            return false;
        }

        public void vastleggen(DelegateExecution execution) {
            DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
            List<String> chosen = result.collectEntries("route");
            for (String route : ROUTES) {
                execution
                        .getProcessInstance()
                        .setVariable("route" + route, chosen.contains(route.toLowerCase(java.util.Locale.ROOT)));
            }
        }
    }

    /** {@code melder}. */
    public static final class Reporter {
        public void informeren(String zaak, String soort) {
            // the engine has no reporter
        }

        public boolean heeftAccount(String zaak) {
            return true;
        }
    }

    /** {@code dossier}: the engine has none. */
    public static final class Dossier {
        public void gemeenteInlichten(String zaak) {
            // nobody to tell
        }

        public void laatMeekijken(DelegateExecution execution) {
            // nothing to store
        }

        public void voorstelVastleggen(String zaak, String reden) {
            // nothing to store
        }

        public void stappenBeeindigen(DelegateExecution execution) {
            // nothing to store
        }

        public void oppakken(DelegateTask task) {
            // nothing to store
        }

        public void doorzettenNaarRegio(String zaak) {
            // nothing to store
        }

        public void inBehandeling(String zaak) {
            // nothing to store
        }

        public void afsluiten(String zaak, String uitkomst) {
            // nothing to store
        }
    }

    /** {@code wachtverzoek}: the police never ask to wait in this story. */
    public static final class Hold {}

    /** {@code acties}: one action for the police. */
    public static final class Actions {
        public int aantal(String zaak) {
            return 1;
        }

        public String groep(String zaak, Integer plaats) {
            return "tmm@politie-oost";
        }

        public Date termijn(String zaak, Integer plaats) {
            return tomorrow();
        }
    }

    /** {@code bewaking}, and what begins and ends a ladder with its task. */
    public static final class Watch {

        /** Steps that have to be picked up within a term of their own, in termijnen.dmn. */
        private static final Set<String> PICKED_UP = Set.of(
                "Task_SignaalBeoordelen",
                "Task_OndermijningOnderzoeken",
                "Task_PolitieToetsen",
                "Task_ArbeidsuitbuitingOnderzoeken",
                "Task_PgaStarten",
                "Task_ZorgbehoefteBespreken",
                "Task_ZaakOntvangen");

        private final Supplier<ProcessEngine> engine;
        private final Map<String, String> definition = new HashMap<>();
        private String step;

        Watch(Supplier<ProcessEngine> engine) {
            this.engine = engine;
        }

        /** The due date of the task, and its ladder. */
        public void begin(DelegateTask task) {
            if (task.getDueDate() == null) {
                task.setDueDate(tomorrow());
            }
            step = task.getTaskDefinitionKey();
            runtime()
                    .createProcessInstanceById(definition.computeIfAbsent("termijnbewaking", this::newest))
                    .businessKey(task.getId())
                    .execute();
        }

        /** Ends the ladder of the task. */
        public void end(DelegateTask task) {
            runtime()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(task.getId())
                    .list()
                    .forEach(ladder ->
                            runtime().deleteProcessInstance(ladder.getId(), "taak-voorbij", true, true, true, true));
        }

        public boolean oppakken(DelegateExecution execution) {
            return PICKED_UP.contains(step);
        }

        public Date moment(DelegateExecution execution, String trede) {
            return tomorrow();
        }

        private String newest(String key) {
            return engine.get()
                    .getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key)
                    .latestVersion()
                    .singleResult()
                    .getId();
        }

        private RuntimeService runtime() {
            return engine.get().getRuntimeService();
        }
    }
}
