/** What every page shares: frame, bar, words, dates, and the pages for what goes wrong. */
package nl.schakel.web.frame;
