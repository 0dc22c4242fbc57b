package nl.schakel.signal;

import java.time.Duration;
import nl.schakel.signal.internal.NameHashes;
import nl.schakel.support.background.Work;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.text.PlainName;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work that makes hashes of names anew when the rules of {@link PlainName} changed: soon after a start. */
@Configuration(proxyBeanMethods = false)
class NameHashWork {

    private static final int AT_ONCE = 500;

    @Bean
    Work caseNamesRenewing(NameHashes hashes, KeyedHash hash) {
        return Work.every("namen-van-zaken-vernieuwen", Duration.ofHours(1), () -> {
            boolean more = true;
            while (more) {
                more = hashes.renew(AT_ONCE, name -> DossierSearch.nameHash(hash, name));
            }
        });
    }
}
