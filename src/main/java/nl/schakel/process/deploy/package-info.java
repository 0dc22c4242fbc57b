/** Deployment of the models: what comes with the application, and what a bundle must have before it is taken. */
package nl.schakel.process.deploy;
