/** Sessions in the database of which nobody who reads or writes that database has any use. */
package nl.schakel.web.session;
