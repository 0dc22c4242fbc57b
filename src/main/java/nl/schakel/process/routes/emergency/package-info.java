/** The review of each use of emergency access. */
package nl.schakel.process.routes.emergency;
