package nl.schakel.support.postgres;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Value: a database that is thrown away again, and the role that owns it. The role can do nothing in any other database.
 *
 * @param user also the name of the database
 */
public record ThrowawayDatabase(String url, String user, String password) {

    /** Runs statements one by one, as a superuser, outside a transaction. */
    interface Statements {
        void run(String... statements) throws SQLException;
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    static ThrowawayDatabase make(String name, String url, Statements server) throws SQLException {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        List<String> statements = new ArrayList<>(Arrays.asList(dropping(name)));
        statements.add("create role " + name + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls"
                + " password '" + password + "'");
        // who puts everything back as it was has to do so in any order
        statements.add("grant set on parameter session_replication_role to " + name);
        statements.add("create database " + name + " owner " + name);
        statements.add("revoke all on database " + name + " from public");
        server.run(statements.toArray(String[]::new));
        return new ThrowawayDatabase(url, name, password);
    }

    /** What makes it go away, with whoever is in it. */
    static String[] dropping(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new IllegalArgumentException("no name for a database: " + name);
        }
        return new String[] {
            "drop database if exists " + name + " with (force)",
            "do $$ begin if exists (select from pg_roles where rolname = '" + name + "') then"
                    + " revoke set on parameter session_replication_role from " + name + "; drop role " + name
                    + "; end if; end $$"
        };
    }

    @Override
    public String toString() {
        // a record prints all it has; the password must not end in a log
        return "ThrowawayDatabase[" + user + "]";
    }
}
