package nl.schakel.access.alert;

import java.util.Collection;
import java.util.UUID;
import nl.schakel.organisation.Person;

/** Interface: whether a case is about one of these people; known by the module of the cases. */
public interface ColleagueCases {

    /**
     * Whether somebody whom the case is about has the name of one of these people, or one of them reported it about themselves.
     * A name can be another person's: it is for a human to judge.
     */
    boolean isAboutOneOf(UUID dossier, Collection<Person> people);
}
