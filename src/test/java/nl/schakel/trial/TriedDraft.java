package nl.schakel.trial;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.trial.CaseOutcome.ClimbedRung;
import nl.schakel.trial.CaseOutcome.GivenStep;
import nl.schakel.trial.CaseOutcome.PathPart;
import nl.schakel.trial.CaseOutcome.PlayNote;
import nl.schakel.trial.CaseOutcome.ToldReporter;
import nl.schakel.trial.TrialResult.UnreachedElement;
import nl.schakel.trial.internal.TrialResultTable;

/** What came of trying a draft, made up: one case that goes otherwise and one that does not. Nothing is played for it. */
public final class TriedDraft {

    public static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    public static final String OTHERWISE = "Een jongerenwerker maakt zich zorgen over een jongen van 16";

    private static final GivenStep TRIAGE =
            new GivenStep("signaal-beoordelen", "Signaal beoordelen", "Aandachtsfunctionaris Nijkerk", 0, 1440L);
    private static final GivenStep SAFETY = new GivenStep(
            "veilig-thuis-beoordelen", "Veiligheid van minderjarige beoordelen", "Veilig Thuis Gelderland", 5, 7200L);
    private static final GivenStep CUSTODY =
            new GivenStep(NewStepDraft.STEP, NewStepDraft.NAME, "Veilig Thuis Gelderland", 1445, 7200L);

    private TriedDraft() {}

    /** The cases with which the application tries drafts, and the program itself. */
    public static String program() {
        return TrialCases.fingerprint(TrialCases.read());
    }

    /** Keeps it for a draft as it is now. */
    public static TrialResult keep(TrialResultTable table, ModelDrafts drafts, UUID draft, Viewer director) {
        TrialResult result = of(
                new BundleFiles(drafts.before(draft, director)).hash(),
                new BundleFiles(drafts.files(draft, director)).hash());
        table.keep(draft, drafts.find(draft, director).region(), program(), result);
        return result;
    }

    static TrialResult of(String live, String draft) {
        CaseOutcome before = outcome(List.of(TRIAGE, SAFETY), List.of("Task_SignaalBeoordelen"), List.of());
        CaseOutcome after = outcome(
                List.of(TRIAGE, SAFETY, CUSTODY),
                List.of("Task_SignaalBeoordelen", "Task_VraagStellen"),
                List.of(new PlayNote(PlayNote.What.NEW_STEP, NewStepDraft.NAME)));
        return new TrialResult(
                live,
                draft,
                AT,
                List.of(
                        new CaseComparison(
                                "jongerenwerker", OTHERWISE, before, after, TrialComparison.between(before, after)),
                        new CaseComparison(
                                "massagesalon", "Een massagesalon met dichte gordijnen", before, before, List.of())),
                List.of(
                        new UnreachedElement("meldroute", "Task_Overdragen", "Overdragen"),
                        new UnreachedElement("regio", "Gateway_Klaar", null)));
    }

    private static CaseOutcome outcome(List<GivenStep> steps, List<String> path, List<PlayNote> notes) {
        return new CaseOutcome(
                "jongerenwerker",
                path.stream()
                        .map(element -> new PathPart("meldroute", element, element.replace("Task_", ""), 1))
                        .toList(),
                steps,
                List.of(new ToldReporter("ontvangen", "mail", 0)),
                List.of(new ClimbedRung("signaal-beoordelen", "Signaal beoordelen", "herinnering", 1080)),
                notes,
                "in-behandeling");
    }
}
