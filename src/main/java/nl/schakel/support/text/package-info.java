/** The Dutch sentences that are made below the pages: read from a message bundle, never written in the code. */
@org.springframework.modulith.NamedInterface("text")
package nl.schakel.support.text;
