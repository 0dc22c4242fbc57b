package nl.schakel.support.crypto;

import java.util.Optional;

/** Interface: encryption of bytes that belong in one place. */
interface PlaceSealer {

    /** @param place where the value belongs; it opens in that place only */
    byte[] encrypt(byte[] bytes, Place place);

    /** The bytes, or nothing when they were changed, moved or made with another key. */
    Optional<byte[]> decrypt(byte[] sealed, Place place);
}
