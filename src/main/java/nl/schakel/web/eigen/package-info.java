/** What somebody chooses for themselves. */
package nl.schakel.web.eigen;
