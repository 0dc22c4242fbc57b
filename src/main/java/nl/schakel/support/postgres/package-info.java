/** A PostgreSQL of the application's own, for a first start without any preparation and for the tests. */
@NamedInterface("postgres")
package nl.schakel.support.postgres;

import org.springframework.modulith.NamedInterface;
