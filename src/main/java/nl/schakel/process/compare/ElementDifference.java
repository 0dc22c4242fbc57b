package nl.schakel.process.compare;

import java.util.List;

/**
 * Value: an element of a model, a row of a table or a question of a form that is not the same in two bundles.
 *
 * @param element its id in the file; a question has its key
 * @param kind the same as {@code thing} in the words of the file: {@code userTask}
 * @param thing what kind of thing it is, in Dutch: {@code Taak}
 * @param name how people call it, in Dutch
 * @param parts what is different; of what is new or gone, what it said
 */
public record ElementDifference(
        String element, String kind, ModelChange change, String thing, String name, List<PartDifference> parts) {}
