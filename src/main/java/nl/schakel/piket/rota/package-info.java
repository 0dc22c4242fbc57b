/** Who is on duty: duty areas, weekly patterns, shifts, swaps and gaps ("dienstrooster"). */
@NamedInterface("rota")
package nl.schakel.piket.rota;

import org.springframework.modulith.NamedInterface;
