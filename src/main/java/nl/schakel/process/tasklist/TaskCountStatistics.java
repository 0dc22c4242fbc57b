package nl.schakel.process.tasklist;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Listener: tells PostgreSQL how many of the engine's rights let somebody read or work on something. Without it the
 * planner takes almost none for granted, and counting the tasks of a filter grows with the square of their number
 * (10,000 open tasks, 2,000 of them in sight: 1 s without, 0.1 s with). The engine makes its tables after our
 * migrations have run, so this is done at start.
 */
@Component
class TaskCountStatistics {

    private static final Logger LOG = LoggerFactory.getLogger(TaskCountStatistics.class);
    private static final int READ = 2;
    private static final int TASK_WORK = 64;

    private final JdbcClient jdbc;

    TaskCountStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void declare() {
        try {
            declare("schakel_right_to_read", READ);
            declare("schakel_right_to_work", TASK_WORK);
        } catch (DataAccessException notOurTable) {
            // a database in which the engine's tables belong to another role; slower, not wrong
            LOG.warn("could not declare statistics on the engine's rights: {}", notOurTable.getMessage());
        }
    }

    private void declare(String name, int permission) {
        boolean present = jdbc.sql("select count(*) from pg_statistic_ext where stxname = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single()
                > 0;
        if (!present) {
            jdbc.sql("create statistics if not exists camunda." + name + " on (perms_ & " + permission
                            + ") from camunda.act_ru_authorization")
                    .update();
        }
    }
}
