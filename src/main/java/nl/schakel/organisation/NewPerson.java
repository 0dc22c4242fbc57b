package nl.schakel.organisation;

import java.util.Set;

/**
 * Value: somebody who gets an account.
 *
 * @param password as typed; null means that nobody can log in with a password
 * @param demo invented, so refused in production
 */
public record NewPerson(
        String username, String displayName, String email, String password, Set<GroupId> groups, boolean demo) {

    public NewPerson {
        groups = Set.copyOf(groups);
    }

    @Override
    public String toString() {
        // a record prints all it has; a name or password must not end in a log
        return "NewPerson[" + username + "]";
    }
}
