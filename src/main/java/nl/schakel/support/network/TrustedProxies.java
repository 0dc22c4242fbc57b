package nl.schakel.support.network;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.schakel.support.StartRefused;

/**
 * Value: the proxies of this installation, by address or network (SCHAKEL_TRUSTED_PROXIES). Only what they add to
 * {@code X-Forwarded-For} is believed; anybody can write the rest of it.
 */
public final class TrustedProxies {

    /** Said on purpose: there is no proxy. */
    public static final String NONE = "geen";

    /** Longer chains than this do not exist; anyone who sends one wants to keep us busy. */
    private static final int LONGEST_CHAIN = 20;

    private static final int BITS = 8;

    private final List<Block> blocks;

    private TrustedProxies(List<Block> blocks) {
        this.blocks = blocks;
    }

    private record Block(byte[] start, int bits) {

        boolean holds(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % BITS);
                if ((start[bit / BITS] & mask) != (other[bit / BITS] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Reads the setting: addresses and networks (CIDR), separated by commas or spaces.
     *
     * @throws StartRefused when something is no address, or when it would mean everybody
     */
    public static TrustedProxies parse(String setting) {
        List<Block> blocks = new ArrayList<>();
        for (String part : setting.strip().split("[,\\s]+")) {
            if (!part.isEmpty() && !part.equals(NONE)) {
                blocks.add(block(part).orElseThrow(() -> new StartRefused("proxys.onleesbaar", part)));
            }
        }
        return new TrustedProxies(List.copyOf(blocks));
    }

    private static Optional<Block> block(String text) {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> start = Addresses.parse(parts[0]);
        if (start.isEmpty() || (parts.length == 2 && !parts[1].matches("\\d{1,3}"))) {
            return Optional.empty();
        }
        byte[] bytes = start.get().getAddress();
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : bytes.length * BITS;
        return bits < 1 || bits > bytes.length * BITS ? Optional.empty() : Optional.of(new Block(bytes, bits));
    }

    /** Whether this address is one of our proxies. */
    public boolean trusts(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    /**
     * Who sent a request: the last address in the chain that is not one of our proxies. What stands before that was
     * written by somebody we do not know.
     *
     * @param peer the address at the other end of the connection
     * @param forwardedFor the {@code X-Forwarded-For} headers in order
     */
    public String client(String peer, List<String> forwardedFor) {
        String client = peer;
        List<String> chain = List.of(String.join(",", forwardedFor).split(","));
        for (int i = chain.size() - 1; i >= Math.max(0, chain.size() - LONGEST_CHAIN); i--) {
            if (Addresses.parse(client).filter(this::trusts).isEmpty()) {
                return client;
            }
            Optional<InetAddress> before = Addresses.parse(withoutPort(chain.get(i)));
            if (before.isEmpty()) {
                return client;
            }
            client = before.get().getHostAddress();
        }
        return client;
    }

    /** Some proxies add the port: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String text) {
        String bare = text.strip();
        if (bare.startsWith("[")) {
            return bare.substring(1).replaceFirst("](:\\d+)?$", "");
        }
        return bare.matches("[\\d.]+:\\d+") ? bare.substring(0, bare.indexOf(':')) : bare;
    }
}
