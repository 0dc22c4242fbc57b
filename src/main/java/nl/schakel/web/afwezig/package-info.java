/** Who is away, and who replaces them meanwhile: for oneself and for a colleague. */
package nl.schakel.web.afwezig;
