/** The two roles in the database: the owner of the tables, and the one that the application works with. */
@NamedInterface("database")
package nl.schakel.support.database;

import org.springframework.modulith.NamedInterface;
