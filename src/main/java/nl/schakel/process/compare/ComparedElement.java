package nl.schakel.process.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Value: an element of a file as it is compared: everything that it says, and how it is drawn. What it says is a list of
 * values by path; two elements with the same values by the same paths are the same.
 */
final class ComparedElement {

    final String id;
    /** For the words: the local name in XML, the type of a question. */
    final String kind;

    final String name;
    /** Among which others its place counts; null when its place means nothing. */
    String row;

    final Map<String, List<String>> says = new LinkedHashMap<>();
    final Map<String, List<String>> drawn = new LinkedHashMap<>();
    /** The names of what others mention by id, of the file in which this stands. */
    Map<String, String> names = Map.of();

    ComparedElement(String id, String kind, String name) {
        this.id = id;
        this.kind = kind;
        this.name = name;
    }

    void says(String path, String value) {
        says.computeIfAbsent(path, none -> new ArrayList<>()).add(value);
    }

    void drawn(String path, String value) {
        drawn.computeIfAbsent(path, none -> new ArrayList<>()).add(value);
    }
}
