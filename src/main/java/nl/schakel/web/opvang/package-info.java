/** What a shelter keeps of itself: beds, profile, night desk. Page, API and their views together. */
package nl.schakel.web.opvang;
