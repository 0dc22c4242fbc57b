package nl.schakel.support;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Start-up order: puts the first steps of a start in order: this node's turn, a look at the database roles, our
 * tables, the clock (which is stored in one of them), and only then the engine, whose first timer must see the right
 * time.
 */
@Component
class BeforeTheEngine implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        waits(factory, "flywayInitializer", "startTurn");
        // refused before anything was changed, so that the version of before still runs
        waits(factory, "flywayInitializer", "databaseRoles");
        waits(factory, "processEngineFactoryBean", "schakelClock");
    }

    private static void waits(ConfigurableListableBeanFactory factory, String bean, String first) {
        if (factory.containsBeanDefinition(bean)) {
            var definition = factory.getBeanDefinition(bean);
            definition.setDependsOn(StringUtils.addStringToArray(definition.getDependsOn(), first));
        }
    }
}
