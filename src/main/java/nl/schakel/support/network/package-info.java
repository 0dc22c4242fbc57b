/** Where requests come from, and where people reach us. */
@NamedInterface("network")
package nl.schakel.support.network;

import org.springframework.modulith.NamedInterface;
