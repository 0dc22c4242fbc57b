package nl.schakel.support.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reader of addresses: IP addresses as headers and settings write them. A name is never looked up: it is no address.
 */
public final class Addresses {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");
    private static final int BYTES_OF_NETWORK = 8;

    private Addresses() {}

    /** An address without port or zone; IPv4 within IPv6 is IPv4. */
    public static Optional<InetAddress> parse(String text) {
        String bare = text.strip();
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * The network of an address, for counting: IPv4 as it is, of IPv6 the first 64 bits, because anyone who has one
     * address there has them all. What is no address is a network of its own; null is the empty one.
     */
    public static String networkOf(String address) {
        if (address == null) {
            return "";
        }
        InetAddress parsed = parse(address.replaceFirst("%.*$", "")).orElse(null);
        if (!(parsed instanceof Inet6Address)) {
            return parsed == null ? address : parsed.getHostAddress();
        }
        byte[] bytes = parsed.getAddress();
        Arrays.fill(bytes, BYTES_OF_NETWORK, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
