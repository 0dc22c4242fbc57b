package nl.schakel.process.compare;

import java.util.List;

/**
 * Value: a file that is not the same in two bundles.
 *
 * @param file name of the file
 * @param title what the file is called by people; the name of the file when it says nothing
 * @param unreadable why nothing more can be said of it, a Dutch sentence; null when it can be read
 * @param elements what is different in it
 * @param moved what is only drawn elsewhere
 */
public record FileDifference(
        String file,
        String title,
        ModelChange change,
        String unreadable,
        List<ElementDifference> elements,
        List<ElementDifference> moved) {}
