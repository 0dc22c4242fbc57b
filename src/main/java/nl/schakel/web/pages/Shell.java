package nl.schakel.web.pages;

import java.util.List;

/**
 * What the frame around every page shows.
 *
 * @param demo whether the banner says that everything is invented
 * @param clock the application's time in words
 * @param clockMoved whether a demonstration has moved its clock
 * @param person who is signed in, or null
 * @param navigation where this person can go
 */
public record Shell(boolean demo, String clock, boolean clockMoved, Who person, List<Item> navigation) {

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
