package nl.schakel.process.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reader of where the elements of an XML text stand in it, so that one of them is changed and every other character stays. Only
 * for a text that an XML parser took before.
 */
final class XmlPlaces {

    private static final String COMMENT = "<!--";
    private static final String PLAIN = "<![CDATA[";

    /**
     * Value: one element with everything in it.
     *
     * @param tag its name as written, with its prefix
     * @param start of its first tag
     * @param inside where its contents begin; its end when it has none
     * @param insideEnd where its contents end
     * @param end after its last tag
     */
    record ElementPlace(String tag, int start, int inside, int insideEnd, int end, List<ElementPlace> children) {

        String name() {
            return tag.substring(tag.indexOf(':') + 1);
        }

        String prefix() {
            return tag.substring(0, tag.indexOf(':') + 1);
        }

        /** The first element of this name, itself or in it; null when there is none. */
        ElementPlace first(String name) {
            return name().equals(name)
                    ? this
                    : children.stream()
                            .map(child -> child.first(name))
                            .filter(found -> found != null)
                            .findFirst()
                            .orElse(null);
        }

        List<ElementPlace> named(String name) {
            return children.stream().filter(child -> child.name().equals(name)).toList();
        }
    }

    private record Open(String tag, int start, int inside, List<ElementPlace> children) {}

    private final String xml;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<ElementPlace> roots = new ArrayList<>();

    private XmlPlaces(String xml) {
        this.xml = xml;
    }

    /** The outermost element. */
    static ElementPlace root(String xml) {
        XmlPlaces places = new XmlPlaces(xml);
        int at = xml.indexOf('<');
        while (at >= 0) {
            at = xml.indexOf('<', places.after(at));
        }
        return places.roots.get(0);
    }

    /** The white space before this place in a text. */
    static String before(String xml, int place) {
        int from = place;
        while (from > 0 && Character.isWhitespace(xml.charAt(from - 1))) {
            from--;
        }
        return xml.substring(from, place);
    }

    /** Reads what begins here; answers where it ends. */
    private int after(int at) {
        if (xml.startsWith(COMMENT, at)) {
            return xml.indexOf("-->", at + COMMENT.length()) + 3;
        }
        if (xml.startsWith(PLAIN, at)) {
            return xml.indexOf("]]>", at) + 3;
        }
        if (xml.startsWith("<?", at)) {
            return xml.indexOf("?>", at) + 2;
        }
        int end = endOfTag(at);
        if (xml.charAt(at + 1) == '/') {
            Open closed = open.pop();
            add(new ElementPlace(closed.tag, closed.start, closed.inside, at, end, List.copyOf(closed.children)));
        } else if (xml.charAt(end - 2) == '/') {
            add(new ElementPlace(tag(at), at, end, end, end, List.of()));
        } else {
            open.push(new Open(tag(at), at, end, new ArrayList<>()));
        }
        return end;
    }

    private void add(ElementPlace place) {
        (open.isEmpty() ? roots : open.peek().children).add(place);
    }

    /** A sign of greater than may stand inside quotes. */
    private int endOfTag(int at) {
        char quote = 0;
        for (int i = at; ; i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
    }

    private String tag(int at) {
        int end = at + 1;
        while (" \t\r\n/>".indexOf(xml.charAt(end)) < 0) {
            end++;
        }
        return xml.substring(at + 1, end);
    }
}
