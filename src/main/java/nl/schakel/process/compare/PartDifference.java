package nl.schakel.process.compare;

/**
 * Value: what is different at one element.
 *
 * @param code the same as {@code part} in the words of the file: {@code candidateGroups}; of a cell the id of its column
 * @param part which part of it, in Dutch: {@code Wie doet het}
 * @param before what stood there, in words; null when nothing did
 * @param after what stands there now, in words; null when nothing does
 */
public record PartDifference(String code, String part, String before, String after) {}
