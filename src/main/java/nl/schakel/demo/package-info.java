/** Example cases that make the first look at a demonstration useful. Nothing else knows this module. */
@ApplicationModule(displayName = "Voorbeeldzaken")
package nl.schakel.demo;

import org.springframework.modulith.ApplicationModule;
