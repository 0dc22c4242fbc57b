/**
 * Terms and questions of a draft, as a director says them: read from a file, changed in it, the rest left as it is (ADR 135).
 */
@NamedInterface("edit")
package nl.schakel.process.edit;

import org.springframework.modulith.NamedInterface;
