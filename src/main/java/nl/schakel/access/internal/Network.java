package nl.schakel.access.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The network of an IP address: who has one address of it usually has all (IPv4 /24, IPv6 /64). */
record Network(String name) {

    private static final Network UNKNOWN = new Network("onbekend");
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    static Network of(String address) {
        String bare = address == null ? "" : address.replaceAll("%.*|[\\[\\]]", "");
        if (!LITERAL.matcher(bare).matches()) {
            return UNKNOWN;
        }
        try {
            // a literal is never looked up anywhere
            byte[] bytes = InetAddress.getByName(bare).getAddress();
            int kept = bytes.length == 4 ? 3 : 8;
            return new Network(HexFormat.of().formatHex(Arrays.copyOf(bytes, kept)) + "/" + kept * 8);
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }
}
