/** Deployment of the models: what comes with the application, and what a bundle must have before it is taken. */
@NamedInterface("deploy")
package nl.schakel.process.deploy;

import org.springframework.modulith.NamedInterface;
