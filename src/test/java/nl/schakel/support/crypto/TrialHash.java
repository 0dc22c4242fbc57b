package nl.schakel.support.crypto;

/** A keyed hash as an installation has it, for tests without one. */
public final class TrialHash {

    private TrialHash() {}

    /** The hash of this installation. */
    public static KeyedHash ours() {
        return new KeyedHash(DataKeys.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
    }

    /** That of somebody who has the database, and not the key. */
    public static KeyedHash ofAnother() {
        return new KeyedHash(DataKeys.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE="));
    }
}
