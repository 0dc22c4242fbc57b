package nl.schakel.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.schakel.process.rules.ShippedBundle;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.impl.BpmnParser;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.camunda.bpm.model.xml.ModelInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** With schemas that are parsed once a file is read, or refused, as Camunda by itself does. */
class ModelReadingTest {

    /** Camunda's own, which parses the schemas each time. */
    private static final Map<String, Function<InputStream, ModelInstance>> BY_ITSELF =
            Map.of("bpmn", new BpmnParser()::parseModelFromStream, "dmn", new DmnParser()::parseModelFromStream);

    @BeforeAll
    static void once() {
        ModelReading.withSchemasParsedOnce();
    }

    @Test
    void everyShippedFileIsReadTheSame() {
        Map<String, byte[]> files = new TreeMap<>(ShippedBundle.whole().bytes());
        files.keySet().removeIf(name -> name.endsWith(".form"));
        assertThat(files).hasSizeGreaterThan(25);

        files.forEach((name, content) ->
                assertThat(tree(ours(name, content))).as(name).isEqualTo(tree(byItself(name, content))));
    }

    static Stream<UnaryOperator<String>> breaking() {
        return Stream.of(
                text -> text.replaceFirst("<(bpmn:userTask|rule) ", "<kabouter "),
                text -> text.replaceFirst("</(bpmn:process|decision)>", ""),
                text -> text.replaceFirst("isExecutable=\"true\"|hitPolicy=\"\\w+\"", "isExecutable=\"misschien\""),
                text -> text.replaceFirst("targetRef=\"[^\"]*\"", "targetRef=\"Weg_Nergens\""),
                text -> text.replaceFirst("<(bpmn:process|input) ", "<$1 gek=\"1\" "),
                text -> text.replaceFirst("<(bpmn:)?definitions", "<!DOCTYPE x [<!ENTITY y \"z\">]><$1definitions"),
                text -> text.replaceFirst("xmlns(:bpmn)?=\"[^\"]*\"", "xmlns$1=\"http://verzonnen.example\""),
                text -> "<a/>",
                text -> "");
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void whatIsBrokenIsRefusedWithTheSameWords(UnaryOperator<String> broken) {
        for (String name : new String[] {"meldroute.bpmn", "urgentie.dmn"}) {
            byte[] content = broken.apply(ShippedBundle.whole().text(name)).getBytes(StandardCharsets.UTF_8);

            assertThat(refusal(() -> ours(name, content))).as(name).isEqualTo(refusal(() -> byItself(name, content)));
        }
    }

    private static ModelInstance ours(String name, byte[] content) {
        InputStream stream = new ByteArrayInputStream(content);
        return name.endsWith(".bpmn") ? Bpmn.readModelFromStream(stream) : Dmn.readModelFromStream(stream);
    }

    private static ModelInstance byItself(String name, byte[] content) {
        return BY_ITSELF.get(name.substring(name.lastIndexOf('.') + 1)).apply(new ByteArrayInputStream(content));
    }

    /** The innermost reason; nothing when it is read. */
    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        Throwable reason = catchThrowable(reading);
        while (reason != null && reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason == null ? "" : reason.getMessage();
    }

    private static String tree(ModelInstance model) {
        StringBuilder said = new StringBuilder();
        add(((Document) model.getDocument().getDomSource().getNode()).getDocumentElement(), said);
        return said.toString();
    }

    /** With the attributes that the schema adds. */
    private static void add(Node node, StringBuilder said) {
        said.append(node.getNodeType()).append(' ').append(node.getNodeName()).append(' ');
        said.append(node.getNodeValue()).append('\n');
        if (node.getAttributes() != null) {
            Map<String, String> attributes = new TreeMap<>();
            for (int i = 0; i < node.getAttributes().getLength(); i++) {
                Attr attribute = (Attr) node.getAttributes().item(i);
                attributes.put(attribute.getName(), attribute.getValue() + attribute.getSpecified());
            }
            said.append(attributes).append('\n');
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            add(child, said);
        }
    }
}
