package nl.schakel.web.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Name of where a request comes from, to count by: an IPv4 address, or the half of an IPv6 address that one site has. */
final class Network {

    private static final int SITE_BYTES = 8;

    private Network() {}

    /** @param address as the line or a proxy says it; what is no address is its own network */
    static String of(String address) {
        if (address == null) {
            return "";
        }
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // with a colon in it this never asks a name server
            InetAddress known = InetAddress.getByName(address);
            return known instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), SITE_BYTES))
                    : known.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
