package nl.schakel.web.zaken;

import java.util.List;
import java.util.UUID;
import nl.schakel.web.frame.TaskRow;
import nl.schakel.web.frame.TermWords;
import nl.schakel.web.zaken.DossierPanel.Block;
import nl.schakel.web.zaken.DossierPanel.Section;

/**
 * View model: one case in words, as far as its reader may see it. A part that is not for this reader is null and is
 * named in {@code notShared}.
 *
 * @param about the report, the people and the reporter
 * @param elsewhere whether others act, in words; null when nobody does or that is not for this reader
 * @param tasks the open tasks; only the reader's own when the others are not for this reader
 * @param corrects whether this reader can correct what was reported
 * @param writes whether this reader can add a note
 * @param ends the ends after which the case was opened again, the newest first
 * @param reopens whether this reader can open the case again
 * @param notShared the parts that are not here, in words; null when nothing is left out
 */
public record CaseView(
        UUID id,
        DossierPanel panel,
        Summary summary,
        List<Section> about,
        List<Block> answers,
        Folded<Action> actions,
        String elsewhere,
        Tasks tasks,
        Folded<NoteLine> notes,
        boolean writes,
        boolean corrects,
        Folded<Day> timeline,
        Folded<FeedbackLine> told,
        Folded<Involved> parties,
        List<Picture> pictures,
        String notShared,
        List<CaseEndViews.EndLine> ends,
        boolean reopens) {

    /**
     * The case in short.
     *
     * @param with who has it now; null when that is not for this reader
     * @param term the first term that ends, or null
     */
    public record Summary(
            List<String> with,
            TermWords.TermText term,
            String termOf,
            String received,
            String closed,
            String outcome,
            boolean questionOpen,
            boolean withdrawalAsked) {}

    /** A list of which the less urgent end is folded away; {@code more} counts what is in it. */
    public record Folded<T>(List<T> shown, List<T> folded, int more) {

        static <T> Folded<T> of(List<T> shown, List<T> folded) {
            return new Folded<>(shown, folded, folded.size());
        }

        /** Whether there is nothing at all. */
        public boolean empty() {
            return shown.isEmpty() && folded.isEmpty();
        }
    }

    /** The open tasks, and whether these are all of them. */
    public record Tasks(List<Task> rows, boolean all) {}

    /** One open task; {@code mine} says that this reader can do it. */
    public record Task(TaskRow row, boolean mine) {}

    /** One agreed action; {@code outcome} is null while it runs. */
    public record Action(String who, String what, String due, String outcome, boolean late) {}

    /** What happened on one day, the newest first. */
    public record Day(String date, List<HistoryLine> lines) {}

    /** One thing that happened. */
    public record HistoryLine(String time, String text, String actor, boolean late) {}

    /** One note or contact moment; {@code shared} says with whom, in words. */
    public record NoteLine(String when, String kind, String by, String text, String shared, boolean care) {}

    /** What the reporter was told. */
    public record FeedbackLine(String when, String text) {}

    /** Who takes or took part, and from when to when. */
    public record Involved(String who, String since, String until, boolean question) {}

    /** One picture with its words. */
    public record Picture(
            String definitionId, String name, String active, String done, List<String> here, List<String> passed) {

        /** Whether this part of the route is over. */
        public boolean over() {
            return active.isEmpty();
        }
    }
}
