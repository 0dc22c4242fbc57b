package nl.schakel;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.Transaction;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets the engines of all applications in the JVM of the tests share the SQL of Camunda, which each would read anew: a
 * quarter of what a start takes. Each goes on working on its own database.
 */
public final class EngineSqlOnce implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static Configuration read;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("engineSqlOnce", new Sharing());
    }

    private static final class Sharing extends AbstractProcessEnginePlugin {

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            synchronized (EngineSqlOnce.class) {
                if (read != null) {
                    configuration.setSqlSessionFactory(new OnOwnDatabase(
                            read,
                            new Environment(
                                    "default", new ManagedTransactionFactory(), configuration.getDataSource())));
                }
            }
        }

        @Override
        public void postProcessEngineBuild(ProcessEngine engine) {
            synchronized (EngineSqlOnce.class) {
                if (read == null) {
                    read = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                            .getSqlSessionFactory()
                            .getConfiguration();
                }
            }
        }
    }

    /** Sessions with the statements that were read once, on the database of one application. */
    private static final class OnOwnDatabase extends DefaultSqlSessionFactory {

        private final Environment own;

        OnOwnDatabase(Configuration read, Environment own) {
            super(read);
            this.own = own;
        }

        @Override
        public SqlSession openSession() {
            Transaction transaction = own.getTransactionFactory().newTransaction(own.getDataSource(), null, false);
            Configuration read = getConfiguration();
            return new DefaultSqlSession(read, read.newExecutor(transaction, read.getDefaultExecutorType()), false);
        }
    }
}
