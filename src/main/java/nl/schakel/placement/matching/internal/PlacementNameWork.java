package nl.schakel.placement.matching.internal;

import java.time.Duration;
import nl.schakel.support.background.Work;
import nl.schakel.support.text.PlainName;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Background work that makes hashes of names anew when the rules of {@link PlainName} changed: soon after a start. */
@Configuration(proxyBeanMethods = false)
class PlacementNameWork {

    private static final int AT_ONCE = 200;

    @Bean
    Work placementNamesRenewing(SystemChecks checks, TransactionTemplate transaction) {
        return Work.every("namen-van-plaatsingen-vernieuwen", Duration.ofHours(1), () -> {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(status -> checks.renew(AT_ONCE)));
            }
        });
    }
}
