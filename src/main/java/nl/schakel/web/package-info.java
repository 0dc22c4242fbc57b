/** Pages for people and the API for systems. */
@org.springframework.modulith.ApplicationModule(displayName = "Web")
package nl.schakel.web;
