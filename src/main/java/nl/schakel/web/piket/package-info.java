/**
 * The night: calls, search, taps, handover, and open pages that hear of changes. Page, API and their views together.
 */
package nl.schakel.web.piket;
