/** Reporting a signal or a list of them, and following one with number and code. Page, API and their views together. */
package nl.schakel.web.melden;
