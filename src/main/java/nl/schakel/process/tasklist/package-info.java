/** Camunda Tasklist as Schakel shows it: ready-made filters and what its filters may ask. */
package nl.schakel.process.tasklist;
