package nl.schakel.bench;

import nl.schakel.support.crypto.KeysBench;

/** What a million keys of cases cost to wrap anew. */
public final class Keys {

    private Keys() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        KeysBench.main(arguments);
    }
}
