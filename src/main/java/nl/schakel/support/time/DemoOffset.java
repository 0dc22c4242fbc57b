package nl.schakel.support.time;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Table: how far the demonstration runs ahead, kept where every node can read it. */
class DemoOffset {

    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    DemoOffset(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        // the clock moves for everybody at once, whatever becomes of the caller's work
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    long read() {
        return jdbc.sql("select offset_millis from schakel.demo_clock")
                .query(Long.class)
                .single();
    }

    long add(long millis) {
        return own.execute(status -> jdbc.sql(
                        "update schakel.demo_clock set offset_millis = offset_millis + ? returning offset_millis")
                .param(millis)
                .query(Long.class)
                .single());
    }
}
