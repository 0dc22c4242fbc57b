package nl.schakel.process.terms;

import nl.schakel.signal.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Listener: keeps what a term did where people look: in the list of tasks and in the timeline of the case. */
@Component
class RungRecorder {

    private final JdbcClient jdbc;
    private final Timeline timeline;

    RungRecorder(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    @EventListener
    void on(TermRungReached reached) {
        String group = jdbc.sql("update schakel.route_task set rung = ? where task_id = ? returning group_id")
                .params(reached.rung(), reached.taskId())
                .query(String.class)
                .optional()
                .orElse(null);
        // whose task it is decides who may read the line
        timeline.add(reached.dossier(), "termijn", null, group, reached.step(), reached.rung());
    }
}
