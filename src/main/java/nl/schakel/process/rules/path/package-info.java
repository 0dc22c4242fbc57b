/** Rules over whole paths: every order in which a case can go through a model and the models that it calls. */
package nl.schakel.process.rules.path;
