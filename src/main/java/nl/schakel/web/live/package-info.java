/** What an open page hears without asking: that something changed, never what. */
package nl.schakel.web.live;
