/** What every door of the application demands of what people type. */
@org.springframework.modulith.NamedInterface("input")
package nl.schakel.support.input;
