/** The routes of cases: everything that starts, steers or follows a process of the models. */
package nl.schakel.process.routes;
