package nl.schakel.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SchakelTest
class TaskCountStatisticsTest {

    @Autowired
    private TaskCountStatistics statistics;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theDatabaseKnowsHowManyRightsLetSomebodyReadOrWork() {
        statistics.declare();
        assertThat(jdbc.sql(
                                "select stxname from pg_statistic_ext where stxrelid = 'camunda.act_ru_authorization'::regclass")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("schakel_right_to_read", "schakel_right_to_work");
    }
}
