/** Rules over decision tables. */
package nl.schakel.process.rules.table;
