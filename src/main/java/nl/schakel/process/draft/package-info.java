/** Drafts: what directors of a region change together in models, tables and forms before one of them proposes it (ADR 133). */
@NamedInterface("draft")
package nl.schakel.process.draft;

import org.springframework.modulith.NamedInterface;
