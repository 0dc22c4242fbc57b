/** The search for a place, and the figures on refusals. Page, API and their views together. */
package nl.schakel.web.plaatsing;
