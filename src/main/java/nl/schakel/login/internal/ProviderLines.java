package nl.schakel.login.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.login.ClientKey;
import nl.schakel.login.LocalWay;
import nl.schakel.login.LoginSettings;
import nl.schakel.login.LoginSettings.ProviderLine;
import nl.schakel.login.Provider;
import nl.schakel.login.SystemSecrets;
import nl.schakel.support.Coded;
import nl.schakel.support.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Environment post-processor: reads the settings of providers, and refuses a start with wrong ones before a database has been
 * started for it. Whether a provider answers is not asked: one that is down holds nobody else.
 */
public class ProviderLines implements EnvironmentPostProcessor, Ordered {

    private static final String NAME = "schakel.login";

    private static final String DOMAIN = "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        LoginSettings settings;
        try {
            settings = Binder.get(environment).bind(NAME, LoginSettings.class).orElse(new LoginSettings(List.of()));
        } catch (BindException unreadable) {
            throw new StartRefused(unreadable, "aanbieder.onleesbaar");
        }
        read(settings, environment.getProperty("schakel.demo", Boolean.class, true));
    }

    /** After the settings of real work, before a database is started. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    /**
     * The providers that the settings describe.
     *
     * @throws StartRefused with everything that is wrong
     */
    public static List<Provider> read(LoginSettings settings, boolean demo) {
        List<StartRefused> wrong = new ArrayList<>();
        List<Provider> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int number = 0; number < settings.providers().size(); number++) {
            Provider provider = provider(settings.providers().get(number), number, demo, wrong);
            if (provider == null) {
                continue;
            }
            once(seen, "code " + provider.code(), number, "CODE", wrong);
            once(seen, "organisation " + provider.organisation(), number, "ORGANISATION", wrong);
            once(seen, "issuer " + provider.issuer(), number, "ISSUER", wrong);
            for (String hash : provider.scim().hashes()) {
                once(seen, "scim " + hash, number, "SCIM_SECRETS", wrong);
            }
            for (String domain : provider.domains()) {
                once(seen, "domain " + domain, number, "DOMAINS", wrong);
            }
            all.add(provider);
        }
        if (!wrong.isEmpty()) {
            throw StartRefused.together(wrong);
        }
        return List.copyOf(all);
    }

    private static Provider provider(ProviderLine line, int number, boolean demo, List<StartRefused> wrong) {
        int before = wrong.size();
        String code = text(line.code());
        needs(code.matches("[a-z0-9-]{2,40}"), "aanbieder.code", number, wrong);
        needs(text(line.organisation()).matches("[A-Za-z0-9-]{1,40}"), "aanbieder.organisatie", number, wrong);
        needs(isIssuer(text(line.issuer()), demo), "aanbieder.uitgever", number, wrong);
        needs(!text(line.clientId()).isEmpty(), "aanbieder.client", number, wrong);
        ClientKey key = key(line, number, wrong);
        // a key that cannot be read was told of already
        boolean keyed = !text(line.clientKeyFile()).isEmpty();
        needs(keyed != !text(line.clientSecret()).isEmpty(), "aanbieder.geheim", number, wrong);
        Set<String> domains = texts(line.domains()).stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        needs(
                !domains.isEmpty() && domains.stream().allMatch(domain -> domain.matches(DOMAIN)),
                "aanbieder.domeinen",
                number,
                wrong);
        Set<String> acr = texts(line.acr());
        Set<String> strong = texts(line.strongAcr());
        needs(acr.containsAll(strong), "aanbieder.niveau", number, wrong);
        Optional<LocalWay> local = line.local() == null || line.local().isBlank()
                ? Optional.of(LocalWay.PIKET)
                : Coded.of(LocalWay.class, line.local().strip());
        needs(local.isPresent(), "aanbieder.zonder", number, wrong);
        SystemSecrets scim = secrets(line, number, wrong);
        needs(scim.hashes().isEmpty() || text(line.rolesClaim()).isEmpty(), "aanbieder.scim-en-claim", number, wrong);
        return wrong.size() > before
                ? null
                : new Provider(
                        code,
                        text(line.organisation()),
                        text(line.issuer()),
                        text(line.clientId()),
                        text(line.clientSecret()),
                        key,
                        domains,
                        acr,
                        strong,
                        text(line.rolesClaim()),
                        local.orElseThrow(),
                        scim);
    }

    /** @return null when there is none, or none that can be used */
    private static ClientKey key(ProviderLine line, int number, List<StartRefused> wrong) {
        String file = text(line.clientKeyFile());
        if (file.isEmpty()) {
            return null;
        }
        try {
            return ClientKey.read(Path.of(file));
        } catch (IOException | GeneralSecurityException | InvalidPathException unusable) {
            needs(false, "aanbieder.sleutelbestand", number, wrong);
            return null;
        }
    }

    private static SystemSecrets secrets(ProviderLine line, int number, List<StartRefused> wrong) {
        List<String> typed = new ArrayList<>(texts(line.scimSecrets()));
        String file = text(line.scimSecretsFile());
        if (!file.isEmpty()) {
            try {
                typed.addAll(texts(Files.readAllLines(Path.of(file))));
                needs(!typed.isEmpty(), "aanbieder.scim-bestand", number, wrong);
            } catch (IOException | InvalidPathException unreadable) {
                needs(false, "aanbieder.scim-bestand", number, wrong);
            }
        }
        needs(typed.stream().allMatch(SystemSecrets::isHard), "aanbieder.scim-geheim", number, wrong);
        needs(typed.size() <= SystemSecrets.MOST, "aanbieder.scim-te-veel", number, wrong);
        return SystemSecrets.of(typed);
    }

    private static boolean isIssuer(String text, boolean demo) {
        try {
            URI uri = new URI(text);
            boolean here = demo && "http".equals(uri.getScheme()) && "localhost".equals(uri.getHost());
            return ("https".equals(uri.getScheme()) || here)
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static void needs(boolean right, String sentence, int number, List<StartRefused> wrong) {
        if (!right) {
            wrong.add(new StartRefused(sentence, number));
        }
    }

    private static void once(Set<String> seen, String what, int number, String setting, List<StartRefused> wrong) {
        if (!seen.add(what)) {
            wrong.add(new StartRefused("aanbieder.dubbel", number, setting));
        }
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static Set<String> texts(List<String> typed) {
        return typed == null
                ? Set.of()
                : typed.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
