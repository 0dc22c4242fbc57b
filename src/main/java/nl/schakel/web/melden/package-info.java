/** Reporting a signal, and following it with number and code. Page, API and their views together. */
package nl.schakel.web.melden;
