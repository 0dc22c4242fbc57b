/** What every request goes through: its address, its parameters, the access log, and a database that is away. */
package nl.schakel.web.request;
