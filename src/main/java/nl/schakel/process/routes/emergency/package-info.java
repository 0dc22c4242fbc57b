/** The review of each use of emergency access. */
@NamedInterface("emergency")
package nl.schakel.process.routes.emergency;

import org.springframework.modulith.NamedInterface;
