package nl.schakel.organisation;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Value: a role at an organisation: who owns a task and who is party to a case. Written {@code role@organisation}, as
 * the engine and the models know it.
 */
public record GroupId(Role role, String organisation) implements Serializable, Comparable<GroupId> {

    /** Who looks after Schakel itself. */
    public static final GroupId CARETAKERS = new GroupId(Role.BEHEER, "schakel");

    public GroupId {
        if (role == null || organisation == null || !organisation.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("Not a group: " + role + "@" + organisation);
        }
    }

    /** Reads {@code aandachtsfunctionaris@GM0267}. */
    public static GroupId parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("Not a group: " + text);
        }
        return new GroupId(Role.of(text.substring(0, at)), text.substring(at + 1));
    }

    @Override
    public int compareTo(GroupId other) {
        return Comparator.comparing(GroupId::role)
                .thenComparing(GroupId::organisation)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return role.code() + "@" + organisation;
    }
}
