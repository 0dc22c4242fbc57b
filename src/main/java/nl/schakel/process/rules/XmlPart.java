package nl.schakel.process.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.process.engine.CodeInModels;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Adapter: an element of a file as {@link CodeInModels} looks at it. */
public record XmlPart(Element element) implements CodeInModels.CodePart {

    @Override
    public String name() {
        return element.getLocalName();
    }

    @Override
    public String id() {
        return element.hasAttribute("id") ? element.getAttribute("id") : null;
    }

    @Override
    public Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String space = attribute.getNamespaceURI();
            all.put((space == null ? "" : space + ":") + attribute.getLocalName(), attribute.getValue());
        }
        return all;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString();
    }

    @Override
    public List<XmlPart> children() {
        List<XmlPart> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(new XmlPart(one));
            }
        }
        return children;
    }

    /** The id of this element, or of the nearest one around it that has one: where a director can look. */
    public String nearestId() {
        for (Node node = element; node instanceof Element one; node = node.getParentNode()) {
            if (one.hasAttribute("id")) {
                return one.getAttribute("id");
            }
        }
        return "";
    }

    /** This element and everything below it, in the order of the file. */
    public List<XmlPart> all() {
        List<XmlPart> all = new ArrayList<>();
        all.add(this);
        children().forEach(child -> all.addAll(child.all()));
        return all;
    }
}
