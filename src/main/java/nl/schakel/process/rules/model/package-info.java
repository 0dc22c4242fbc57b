/** Rules over the elements of the models. */
package nl.schakel.process.rules.model;
