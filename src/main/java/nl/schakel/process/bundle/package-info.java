/** Bundles of models, tables and forms, and the pointer of each region to the one by which its cases begin. */
@NamedInterface("bundle")
package nl.schakel.process.bundle;

import org.springframework.modulith.NamedInterface;
