package nl.schakel.support.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import nl.schakel.support.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies OURS = TrustedProxies.parse("10.1.0.0/16, 192.0.2.7 2001:db8:1::/48");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // who connects | what was forwarded | who counts
                "198.51.100.1 | 203.0.113.9                          | 198.51.100.1",
                "10.1.2.3     | 203.0.113.9                          | 203.0.113.9",
                "10.1.2.3     | 1.2.3.4, 203.0.113.9                 | 203.0.113.9",
                "10.1.2.3     | 1.2.3.4, 203.0.113.9, 192.0.2.7      | 203.0.113.9",
                "10.1.2.3     | 1.2.3.4, 198.51.100.1, 10.2.0.1      | 10.2.0.1",
                "10.1.2.3     | 10.1.0.9                             | 10.1.0.9",
                "10.1.2.3     | verzonnen, 10.1.0.9                  | 10.1.0.9",
                "10.1.2.3     | kwaad.example                        | 10.1.2.3",
                "10.1.2.3     | ''                                   | 10.1.2.3",
                "10.1.2.3     | 203.0.113.9:4711                     | 203.0.113.9",
                "10.1.2.3     | [2001:db8:2::1]:4711                 | 2001:db8:2:0:0:0:0:1",
                "10.1.2.3     | 2001:db8:2::1, 2001:db8:1::5         | 2001:db8:2:0:0:0:0:1",
                "::ffff:10.1.2.3 | 203.0.113.9                       | 203.0.113.9",
                "2001:db8:1::5 | 203.0.113.9                         | 203.0.113.9",
                "2001:db8:9::5 | 203.0.113.9                         | 2001:db8:9::5"
            })
    void theLastAddressThatIsNoProxyOfOursCounts(String peer, String forwarded, String client) {
        assertThat(OURS.client(peer, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneChain() {
        assertThat(OURS.client("10.1.2.3", List.of("1.2.3.4", "203.0.113.9"))).isEqualTo("203.0.113.9");
        assertThat(OURS.client("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "geen"})
    void withoutProxiesNothingIsBelieved(String setting) {
        TrustedProxies none = TrustedProxies.parse(setting);

        assertThat(none.client("127.0.0.1", List.of("203.0.113.9"))).isEqualTo("127.0.0.1");
        assertThat(none.client("10.1.2.3", List.of("203.0.113.9"))).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0/0", "::/0", "10.1.0.0/33", "proxy.voorbeeld.nl", "10.1", "10.1.0.0/x", "300.1.1.1"})
    void whatIsNoAddressOrEverybodyIsRefused(String setting) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> TrustedProxies.parse("10.0.0.1," + setting))
                .withMessageContaining("SCHAKEL_TRUSTED_PROXIES")
                .withMessageContaining(setting);
    }

    @Test
    void anIpv6NetworkIsSixtyFourBits() {
        assertThat(Addresses.networkOf("2001:db8:1:2::1")).isEqualTo(Addresses.networkOf("2001:db8:1:2:ffff::9"));
        assertThat(Addresses.networkOf("2001:db8:1:2::1")).isNotEqualTo(Addresses.networkOf("2001:db8:1:3::1"));
        assertThat(Addresses.networkOf("fe80::1%eth0")).isEqualTo(Addresses.networkOf("fe80::2"));
        assertThat(Addresses.networkOf("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Addresses.networkOf("192.0.2.1"))
                .isEqualTo("192.0.2.1")
                .isNotEqualTo(Addresses.networkOf("192.0.2.2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schakel.nl",
                "ftp://schakel.nl",
                "https://",
                "https://u:p@schakel.nl",
                "https://schakel.nl/pad",
                "https://schakel.nl?x",
                "https://scha kel.nl"
            })
    void whatIsNoSiteIsRefused(String setting) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> PublicAddress.parse(setting))
                .withMessageContaining("SCHAKEL_BASE_URL");
    }

    @Test
    void aSiteIsWrittenAsABrowserWritesIt() {
        assertThat(PublicAddress.parse("https://Schakel.example/").orElseThrow().origin())
                .isEqualTo("https://schakel.example");
        assertThat(PublicAddress.parse("https://schakel.example:443")
                        .orElseThrow()
                        .origin())
                .isEqualTo("https://schakel.example");
        assertThat(PublicAddress.parse("http://schakel.example:8080")
                        .orElseThrow()
                        .origin())
                .isEqualTo("http://schakel.example:8080");
        assertThat(PublicAddress.parse("")).isEmpty();
    }
}
