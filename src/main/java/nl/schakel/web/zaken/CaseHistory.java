package nl.schakel.web.zaken;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Message;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.signal.Timeline;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.zaken.CaseView.Day;
import nl.schakel.web.zaken.CaseView.FeedbackLine;
import nl.schakel.web.zaken.CaseView.Folded;
import nl.schakel.web.zaken.CaseView.HistoryLine;
import org.springframework.stereotype.Component;

/**
 * View factory: what happened in a case and what its reporter was told, the newest first; what is long ago is folded
 * away.
 */
@Component
class CaseHistory {

    private static final int LINES_SHOWN = 12;
    private static final int MESSAGES_SHOWN = 3;
    private static final Set<String> LATE = Set.of("termijn", "escalatie");

    private final TimelineText texts;
    private final TaskList tasks;
    private final Feedback feedback;

    CaseHistory(TimelineText texts, TaskList tasks, Feedback feedback) {
        this.texts = texts;
        this.tasks = tasks;
        this.feedback = feedback;
    }

    Folded<Day> timeline(UUID dossier, List<Timeline.TimelineLine> lines) {
        Map<String, String> steps = tasks.stepNames(dossier);
        List<Timeline.TimelineLine> newestFirst = new ArrayList<>(lines);
        Collections.reverse(newestFirst);
        int cut = Math.min(LINES_SHOWN, newestFirst.size());
        return new Folded<>(
                days(newestFirst.subList(0, cut), steps),
                days(newestFirst.subList(cut, newestFirst.size()), steps),
                newestFirst.size() - cut);
    }

    Folded<FeedbackLine> told(UUID dossier) {
        List<FeedbackLine> newestFirst = new ArrayList<>();
        for (Message message : feedback.read(dossier)) {
            newestFirst.add(0, new FeedbackLine(DutchTime.full(message.at()), message.text()));
        }
        int cut = Math.min(MESSAGES_SHOWN, newestFirst.size());
        return Folded.of(newestFirst.subList(0, cut), newestFirst.subList(cut, newestFirst.size()));
    }

    private List<Day> days(List<Timeline.TimelineLine> lines, Map<String, String> steps) {
        List<Day> days = new ArrayList<>();
        LocalDate current = null;
        for (Timeline.TimelineLine line : lines) {
            if (!day(line).equals(current)) {
                current = day(line);
                days.add(new Day(DutchTime.dayAndYear(line.at()), new ArrayList<>()));
            }
            boolean late =
                    line.kind().equals("termijn") && line.codes().stream().anyMatch(LATE::contains);
            days.get(days.size() - 1)
                    .lines()
                    .add(new HistoryLine(DutchTime.time(line.at()), texts.of(line, steps), texts.actor(line), late));
        }
        return days;
    }

    private static LocalDate day(Timeline.TimelineLine line) {
        return DutchTime.local(line.at()).toLocalDate();
    }
}
