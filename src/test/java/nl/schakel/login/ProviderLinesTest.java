package nl.schakel.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
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
                        null,
                        Set.of("nijkerk.example", "werk.nijkerk.example"),
                        Set.of("loa2", "loa3"),
                        Set.of("loa3"),
                        "groepen",
                        LocalWay.PIKET,
                        SystemSecrets.NONE));
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
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0 hoort een CLIENT_SECRET of een CLIENT_KEY_FILE")
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
    void theSystemOfAnOrganisationShowsOneSecretOrTwoWhileItChanges(@TempDir Path folder) throws IOException {
        String now = "0123456789abcdef0123456789abcdef";
        String next = "fedcba9876543210fedcba9876543210";
        Path file = Files.writeString(folder.resolve("geheim"), next + "\n");
        Map<String, Object> typed = right();
        typed.put(FIRST + "SCIM_SECRETS", now);
        typed.put(FIRST + "SCIM_SECRETS_FILE", file.toString());
        Provider provider = ProviderLines.read(
                        Binder.get(environment(typed))
                                .bind("schakel.login", LoginSettings.class)
                                .get(),
                        false)
                .get(0);

        assertThat(provider.provisions()).isTrue();
        assertThat(provider.scim().opens(now)).isTrue();
        assertThat(provider.scim().opens(next)).isTrue();
        assertThat(provider.scim().opens(now + "0")).isFalse();
        assertThat(provider.scim().opens("")).isFalse();
        assertThat(provider.scim().toString()).doesNotContain(now);
        check(typed);
    }

    @Test
    void aSecretOfASystemThatIsEasyToGuessRefusesTheStart() {
        for (String wrong : List.of(
                "kort",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "0123456789abcdef 0123456789abcdef",
                "0123456789abcdef0123456789abcdef,tekort")) {
            Map<String, Object> typed = right();
            typed.put(FIRST + "SCIM_SECRETS", wrong);
            assertThatThrownBy(() -> check(typed))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("In SCHAKEL_LOGIN_PROVIDERS_0_SCIM_SECRETS staat een geheim")
                    .hasMessageNotContaining(wrong);
        }
        Map<String, Object> typed = right();
        typed.put(
                FIRST + "SCIM_SECRETS",
                "0123456789abcdef0123456789abcde1,0123456789abcdef0123456789abcde2,0123456789abcdef0123456789abcde3");
        typed.put(FIRST + "SCIM_SECRETS_FILE", "/bestaat/niet");
        typed.put(FIRST + "ROLES_CLAIM", "groepen");
        assertThatThrownBy(() -> check(typed))
                .hasMessageContaining("staan meer dan twee geheimen")
                .hasMessageContaining("Het bestand van SCHAKEL_LOGIN_PROVIDERS_0_SCIM_SECRETS_FILE")
                .hasMessageContaining("Kies er één");
        Map<String, Object> shared = right();
        shared.put(FIRST + "SCIM_SECRETS", "0123456789abcdef0123456789abcdef");
        Map<String, Object> both = new HashMap<>(shared);
        shared.forEach((name, value) -> both.put(name.replace("_0_", "_1_"), value));
        assertThatThrownBy(() -> check(both))
                .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_1_SCIM_SECRETS staat ook bij een eerdere");
    }

    @Test
    void aKeyTakesThePlaceOfTheSecret() throws Exception {
        for (Path pem : List.of(CertifiedKeys.pem("RSA", 2048), CertifiedKeys.pem("EC", 256))) {
            Map<String, Object> typed = keyed(pem);
            ClientKey key = ProviderLines.read(
                            Binder.get(environment(typed))
                                    .bind("schakel.login", LoginSettings.class)
                                    .get(),
                            false)
                    .get(0)
                    .clientKey();
            assertThat(key.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=verzonnen");
            assertThat(key.toString()).doesNotContain("PrivateKey", "modulus");
            check(typed);
        }
    }

    @Test
    void aKeyThatCannotBeUsedIsRefused() throws Exception {
        Path good = CertifiedKeys.pem("RSA", 2048);
        String[] parts = Files.readString(good).split("(?=-----BEGIN CERTIFICATE)");
        Path folder = good.getParent();
        String other = Files.readString(CertifiedKeys.pem("RSA", 2048)).split("(?=-----BEGIN CERTIFICATE)")[1];
        for (Path wrong : List.of(
                folder.resolve("bestaat-niet.pem"),
                Files.writeString(folder.resolve("alleen-sleutel.pem"), parts[0]),
                Files.writeString(folder.resolve("alleen-certificaat.pem"), parts[1]),
                Files.writeString(folder.resolve("van-een-ander.pem"), parts[0] + other),
                Files.writeString(folder.resolve("onzin.pem"), parts[0].replace("MII", "XII") + parts[1]),
                CertifiedKeys.pem("RSA", 1024),
                CertifiedKeys.pem("EC", 521))) {
            assertThatThrownBy(() -> check(keyed(wrong)))
                    .as("%s", wrong)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("SCHAKEL_LOGIN_PROVIDERS_0_CLIENT_KEY_FILE is niet te gebruiken");
        }
        Map<String, Object> both = keyed(good);
        both.put(FIRST + "CLIENT_SECRET", "een geheim");
        assertThatThrownBy(() -> check(both)).hasMessageContaining("en niet allebei");
    }

    private static Map<String, Object> keyed(Path pem) {
        Map<String, Object> typed = right();
        typed.remove(FIRST + "CLIENT_SECRET");
        typed.put(FIRST + "CLIENT_KEY_FILE", pem.toString());
        return typed;
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
                                null,
                                List.of("nijkerk.example"),
                                null,
                                null,
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
