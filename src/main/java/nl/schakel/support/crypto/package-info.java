/** Encryption of what is about people, and the keyed hashes by which it can still be found. */
@NamedInterface("crypto")
package nl.schakel.support.crypto;

import org.springframework.modulith.NamedInterface;
