/**
 * The routes as running processes: the only package that knows the engine. A delegate maps variables and calls one
 * operation of the domain, nothing else.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Proces")
package nl.schakel.process;
