/** The cases: list, page, history, panels, emergency access. Page, API and their views together. */
package nl.schakel.web.zaken;
