package nl.schakel.process.engine;

import java.io.InputStream;
import java.util.Arrays;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnParser;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.xml.sax.SAXException;

/**
 * Reader of models and tables for which the schemas are parsed once in a Java process. By itself Camunda parses the schema of
 * BPMN, or the six of DMN, anew for each file: that takes most of the time of reading one, and each model that is kept holds
 * on to a copy of its own. What is read, what is refused and with which words stays the same.
 */
public final class ModelReading {

    private static final String SCHEMA_SOURCE = "http://java.sun.com/xml/jaxp/properties/schemaSource";
    private static final String SCHEMA_LANGUAGE = "http://java.sun.com/xml/jaxp/properties/schemaLanguage";

    private ModelReading() {}

    /** From now on everybody in this Java process reads so, the engine too. */
    public static synchronized void withSchemasParsedOnce() {
        if (!(Bpmn.INSTANCE instanceof Models)) {
            Bpmn.INSTANCE = new Models();
            Dmn.INSTANCE = new Tables();
        }
    }

    /** In place of addresses of schemas to parse each time, the parsed ones. */
    private static void parseOnce(DocumentBuilderFactory factory) {
        Object addresses = factory.getAttribute(SCHEMA_SOURCE);
        Source[] sources = (addresses instanceof Object[] several
                        ? Arrays.stream(several)
                        : Arrays.stream(new Object[] {addresses}))
                .map(address -> new StreamSource((String) address))
                .toArray(Source[]::new);
        factory.setAttribute(SCHEMA_SOURCE, null);
        factory.setAttribute(SCHEMA_LANGUAGE, null);
        // means the schema of a DOCTYPE, which is refused anyway; that of the factory is held against all the same
        factory.setValidating(false);
        try {
            factory.setSchema(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(sources));
        } catch (SAXException broken) {
            throw new IllegalStateException("a schema of Camunda cannot be read", broken);
        }
    }

    private static final class Models extends Bpmn {

        private final BpmnParser parser = new BpmnParser() {
            @Override
            protected void configureFactory(DocumentBuilderFactory factory) {
                super.configureFactory(factory);
                parseOnce(factory);
            }
        };

        @Override
        protected BpmnModelInstance doReadModelFromInputStream(InputStream content) {
            return parser.parseModelFromStream(content);
        }
    }

    private static final class Tables extends Dmn {

        private final DmnParser parser = new DmnParser() {
            @Override
            protected void configureFactory(DocumentBuilderFactory factory) {
                super.configureFactory(factory);
                parseOnce(factory);
            }
        };

        @Override
        protected DmnModelInstance doReadModelFromInputStream(InputStream content) {
            return parser.parseModelFromStream(content);
        }
    }
}
