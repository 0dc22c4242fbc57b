package nl.schakel.process.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.schakel.process.rules.XmlPart;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reader of the XML of a model or table: no document type, nothing from outside, not endlessly deep. */
final class PlainXml {

    /** No file of ours comes near it. */
    private static final int BIGGEST = 2_000_000;

    private static final int DEEPEST = 100;

    private static final DocumentBuilderFactory FACTORY = factory();

    private PlainXml() {}

    static XmlPart read(byte[] content) {
        if (content.length > BIGGEST) {
            throw new UnreadableFile("groot");
        }
        try {
            DocumentBuilder builder = builder();
            builder.setErrorHandler(SILENT);
            return new XmlPart(builder.parse(new ByteArrayInputStream(content)).getDocumentElement());
        } catch (SAXParseException broken) {
            throw new UnreadableFile(
                    String.valueOf(broken.getMessage()).contains("DOCTYPE") ? "doctype" : "xml",
                    broken.getLineNumber());
        } catch (SAXException | IOException broken) {
            throw new UnreadableFile("bestand");
        }
    }

    private static DocumentBuilder builder() {
        synchronized (FACTORY) {
            try {
                return FACTORY.newDocumentBuilder();
            } catch (ParserConfigurationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** That of the JDK, whatever else is on the class path. */
    private static DocumentBuilderFactory factory() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEEPEST);
            return factory;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is wrong is told to a person; the log has no need of it. */
    private static final ErrorHandler SILENT = new ErrorHandler() {
        @Override
        public void warning(SAXParseException problem) {}

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    };
}
