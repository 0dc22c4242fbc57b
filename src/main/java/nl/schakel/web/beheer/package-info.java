/** For who runs Schakel and for the data protection officer: failures and the access log. */
package nl.schakel.web.beheer;
