/** What only a demonstration has: its accounts, messages and clock. */
package nl.schakel.web.demo;
