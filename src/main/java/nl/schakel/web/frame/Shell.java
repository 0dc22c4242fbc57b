package nl.schakel.web.frame;

import java.util.List;
import java.util.UUID;

/**
 * View model: what the frame around every page shows.
 *
 * @param demo whether the banner says that everything is invented
 * @param clock the application's time in words
 * @param clockMoved whether a demonstration has moved its clock
 * @param person who is signed in, or null
 * @param navigation where this person can go
 * @param settings what this person can set up, below the page
 * @param path where this page is, empty for a page about an error
 * @param sessionSeconds how long a session lasts without use, or null when nobody is signed in
 * @param emergencies the emergency access that this person has open: said on every page, lists and tasks included
 */
public record Shell(
        boolean demo,
        String clock,
        boolean clockMoved,
        Who person,
        List<Item> navigation,
        List<Item> settings,
        List<Emergency> emergencies,
        String path,
        Integer sessionSeconds) {

    /** Emergency access to one case, until a time of day; {@code reference} is null when the case is gone. */
    public record Emergency(UUID id, UUID dossier, String reference, String until) {}

    /** Name and role of who is signed in. */
    public record Who(String name, String role) {}

    /** One entry of the main menu; the label is a message key. Camunda's applications are of no use on a phone. */
    public record Item(String path, String label, boolean current) {

        /** Whether a phone leaves it out. */
        public boolean deskOnly() {
            return path.startsWith("/camunda/");
        }
    }
}
