/** The encrypted list on paper for a night without Schakel ("noodlijst"). */
@NamedInterface("nightlist")
package nl.schakel.piket.nightlist;

import org.springframework.modulith.NamedInterface;
