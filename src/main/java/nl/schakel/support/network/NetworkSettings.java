package nl.schakel.support.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.schakel.support.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Environment post-processor: refuses a start whose addresses are wrong or missing, before a database or an engine has
 * been started for it. Real work needs both: without the proxies all citizens would share one limit, and without the
 * address of the site links in mail lead nowhere.
 */
class NetworkSettings implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean demo = environment.getProperty("schakel.demo", Boolean.class, true);
        String base = environment.getProperty("schakel.base-url", "");
        String proxies = environment.getProperty("schakel.trusted-proxies", "");
        List<StartRefused> wrong = new ArrayList<>();
        Optional<PublicAddress> address = Optional.empty();
        try {
            address = PublicAddress.parse(base);
        } catch (StartRefused refused) {
            wrong.add(refused);
        }
        try {
            TrustedProxies.parse(proxies);
        } catch (StartRefused refused) {
            wrong.add(refused);
        }
        if (!demo && base.isBlank()) {
            wrong.add(new StartRefused("adres.ontbreekt"));
        }
        if (!demo && address.isPresent() && !address.get().safe()) {
            wrong.add(new StartRefused("adres.zonder-https"));
        }
        if (!demo && proxies.isBlank()) {
            wrong.add(new StartRefused("proxys.ontbreken", TrustedProxies.NONE));
        }
        if (!wrong.isEmpty()) {
            throw StartRefused.together(wrong);
        }
    }

    /** After the settings of real work, before a database is started. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }
}
