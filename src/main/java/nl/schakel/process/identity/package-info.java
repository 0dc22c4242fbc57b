/** Makes the engine know the people of the directory, and lets them into its web applications through our login. */
package nl.schakel.process.identity;
