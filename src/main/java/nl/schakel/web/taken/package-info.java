/** The tasks of the signed-in person. Page, API and their views together. */
package nl.schakel.web.taken;
