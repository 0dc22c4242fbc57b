package nl.schakel.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.login.LoginSettings.ProviderLine;
import nl.schakel.login.internal.ProviderLines;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.support.StartRefused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings of providers: as they are typed in the environment, and what a wrong one is told. Everything here is invented. */
@Tag("application")
class ProviderLinesTest {

    private static final String FIRST = "SCHAKEL_LOGIN_PROVIDERS_0_";

    @Test
    void aProviderIsReadFromTheEnvironment() {
        Map<String, Object> typed = right();
        typed.put(FIRST + "ACR", "loa2, loa3");
        typed.put(FIRST + "STRONG_ACR", "loa3");
        typed.put(FIRST + "ROLES_CLAIM", "groepen");
        LoginSettings settings = Binder.get(environment(typed))
                .bind("schakel.login", LoginSettings.class)
                .get();
        Provider provider = ProviderLines.read(settings, false).get(0);

        assertThat(provider)
                .isEqualTo(new Provider(
                        "nijkerk",
                        "GM0267",
                        "https://inloggen.nijkerk.example",
                        "schakel",
                        "een geheim",
                        Set.of("nijkerk.example", "werk.nijkerk.example"),
                        Set.of("loa2", "loa3"),
                        Set.of("loa3"),
                        "groepen",
                        LocalWay.PIKET));
        assertThat(provider.toString() + settings.providers()).doesNotContain("een geheim");
        check(typed);
    }

    @Test
    void whatIsWrongIsSaidAllAtOnceBeforeAnythingStarts() {
        Map<String, Object> typed = right();
        typed.put(FIRST + "CODE", "Nij Kerk");
        typed.put(FIRST + "ORGANISATION", "gemeente nijkerk");
        typed.put(FIRST + "ISSUER", "http://inloggen.nijkerk.example");
        typed.put(FIRST + "CLIENT_ID", " ");
        typed.put(FIRST + "CLIENT_SECRET", "");
        typed.put(FIRST + "DOMAINS", "@nijkerk.example");
        typed.put(FIRST + "STRONG_ACR", "loa3");
        typed.put(FIRST + "LOCAL", "niemand");
        assertThatThrownBy(() -> check(typed))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0_CODE is niet goed.")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0_ORGANISATION is niet goed.")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0_ISSUER is niet goed.")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0_CLIENT_ID ontbreekt.")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0_CLIENT_SECRET ontbreekt.")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0_DOMAINS is niet goed.")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0_STRONG_ACR staat een niveau")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0_LOCAL is niet goed.");
    }

    @Test
    void twoProvidersShareNothing() {
        Map<String, Object> typed = right();
        right().forEach((name, value) -> typed.put(name.replace("_0_", "_1_"), value));
        typed.put("SCHAKEL_LOGIN_PROVIDERS_1_DOMAINS", "elders.example,NIJKERK.example");
        assertThatThrownBy(() -> check(typed))
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_1_CODE staat ook bij een eerdere")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_1_ORGANISATION staat ook bij een eerdere")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_1_ISSUER staat ook bij een eerdere")
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_1_DOMAINS staat ook bij een eerdere");
    }

    @Test
    void withoutSettingsThereIsNoProvider() {
        check(Map.of());
        assertThat(ProviderLines.read(new LoginSettings(null), false)).isEmpty();
    }

    @Test
    void aProviderVouchesForWhoWorksThereAndNowhereElse() {
        Provider nijkerk = ProviderLines.read(
                        new LoginSettings(List.of(new ProviderLine(
                                "nijkerk",
                                "GM0267",
                                "https://inloggen.nijkerk.example",
                                "schakel",
                                "een geheim",
                                List.of("nijkerk.example"),
                                null,
                                null,
                                null,
                                null))),
                        false)
                .get(0);

        assertThat(nijkerk.vouchesFor(holding("aandachtsfunctionaris@GM0267", "piket@GM0267")))
                .isTrue();
        assertThat(nijkerk.vouchesFor(holding("aandachtsfunctionaris@GM0267", "melder@GM0228")))
                .isTrue();
        assertThat(nijkerk.vouchesFor(holding("aandachtsfunctionaris@GM0267", "zorgcoordinator@GM0228")))
                .isFalse();
        assertThat(nijkerk.vouchesFor(holding("melder@GM0267", "beheer@schakel")))
                .as("who runs Schakel is not made by an organisation")
                .isFalse();
        assertThat(nijkerk.vouchesFor(holding("aandachtsfunctionaris@GM0228"))).isFalse();
        assertThat(nijkerk.vouchesFor(holding())).isFalse();
        assertThat(nijkerk.gives("Iemand@Nijkerk.Example")).isTrue();
        assertThat(nijkerk.gives("iemand@nietnijkerk.example")).isFalse();
        assertThat(nijkerk.gives("iemand@nijkerk.example@elders.example")).isFalse();
    }

    private static Person holding(String... groups) {
        return new Person(
                UUID.randomUUID(),
                "iemand",
                "Iemand (fictief)",
                List.of(groups).stream().map(GroupId::parse).collect(Collectors.toSet()),
                true);
    }

    private static Map<String, Object> right() {
        return new HashMap<>(Map.of(
                FIRST + "CODE", "nijkerk",
                FIRST + "ORGANISATION", "GM0267",
                FIRST + "ISSUER", "https://inloggen.nijkerk.example",
                FIRST + "CLIENT_ID", "schakel",
                FIRST + "CLIENT_SECRET", "een geheim",
                FIRST + "DOMAINS", "Nijkerk.example, werk.nijkerk.example"));
    }

    private static void check(Map<String, Object> typed) {
        Map<String, Object> all = new HashMap<>(typed);
        all.put("SCHAKEL_DEMO", "false");
        new ProviderLines().postProcessEnvironment(environment(all), new SpringApplication());
    }

    private static StandardEnvironment environment(Map<String, Object> typed) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, typed));
        return environment;
    }
}
