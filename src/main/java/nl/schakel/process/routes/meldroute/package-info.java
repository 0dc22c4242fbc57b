/** The reporting route: what its models call, and what follows when something happens to a case. */
package nl.schakel.process.routes.meldroute;
