/**
 * Everything that only the demonstration needs: invented people, shelters, rota and cases, and a clock that can be moved.
 * It looks down on all modules; only the pages and addresses of the demonstration ({@code web.demo}) know it.
 */
@ApplicationModule(displayName = "Demonstratie")
package nl.schakel.demo;

import org.springframework.modulith.ApplicationModule;
