/** Rules over forms. */
package nl.schakel.process.rules.form;
