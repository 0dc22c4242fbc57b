/** Forms of tasks as the server reads and checks them. */
package nl.schakel.process.tasks.form;
