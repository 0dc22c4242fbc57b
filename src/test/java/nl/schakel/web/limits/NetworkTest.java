package nl.schakel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One site is one network, however many addresses it makes up. */
class NetworkTest {

    @Test
    void anIpv4AddressIsItself() {
        assertThat(Network.of("203.0.113.7")).isEqualTo("203.0.113.7").isNotEqualTo(Network.of("203.0.113.8"));
    }

    @Test
    void anIpv6AddressIsTheHalfThatASiteHas() {
        assertThat(Network.of("2001:db8:0:1:a:b:c:d")).isEqualTo(Network.of("2001:db8:0:1:9:9:9:9"));
        assertThat(Network.of("2001:db8:0:1:a:b:c:d")).isNotEqualTo(Network.of("2001:db8:0:2:a:b:c:d"));
    }

    @Test
    void aShortenedAddressOfAProxyIsTheSameNetwork() {
        assertThat(Network.of("2001:db8::1")).isEqualTo(Network.of("2001:db8:0:0:9:9:9:9"));
    }

    @Test
    void whatIsNoAddressStaysAsItIs() {
        assertThat(Network.of("onbekend")).isEqualTo("onbekend");
        assertThat(Network.of(null)).isEmpty();
    }
}
