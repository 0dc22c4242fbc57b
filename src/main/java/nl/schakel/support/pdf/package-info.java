/** Pages of paper: what is printed or handed over. */
package nl.schakel.support.pdf;
