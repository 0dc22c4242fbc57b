package nl.schakel.web.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.StorableText;

/**
 * JSON factory whose parsers refuse texts that cannot be kept, wherever they stand in a message: names, values, and what
 * is passed on as it came. All of them are told at once, when the message has ended.
 */
public class StorableJson extends JsonFactory {

    private static final long serialVersionUID = 1L;

    /** A field of the message as its sender wrote it, when that says nothing of what was typed. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,120}");

    /** A copy of the mapper's own, with its limits. */
    StorableJson(ObjectMapper json) {
        super(json.getFactory(), json);
    }

    /** Some texts of a message cannot be kept. */
    static final class UnstorableText extends JsonProcessingException {

        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        private UnstorableText(Set<String> fields) {
            super("characters that cannot be kept");
            this.errors = fields.stream()
                    .map(field -> FieldError.of(field, StorableText.CODE, StorableText.SENTENCE))
                    .toList();
        }
    }

    /** What was wrong with the texts of a message, when that is why it could not be read. */
    public static List<FieldError> errors(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnstorableText refused) {
                return refused.errors;
            }
        }
        return List.of();
    }

    @Override
    public JsonParser createParser(InputStream in) throws IOException {
        return new Checked(super.createParser(in));
    }

    @Override
    public JsonParser createParser(Reader in) throws IOException {
        return new Checked(super.createParser(in));
    }

    private static final class Checked extends JsonParserDelegate {

        private final Set<String> wrong = new LinkedHashSet<>();

        Checked(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME)
                    && !StorableText.is(delegate.getText())) {
                wrong.add(token == JsonToken.FIELD_NAME ? "veld" : field(delegate.getParsingContext()));
            }
            if (!wrong.isEmpty()
                    && (token == null || delegate.getParsingContext().inRoot())) {
                throw new UnstorableText(wrong);
            }
            return token;
        }

        private static String field(JsonStreamContext place) {
            List<String> path = new ArrayList<>();
            for (JsonPointer step = place.pathAsPointer(); step != null && !step.matches(); step = step.tail()) {
                path.add(
                        step.mayMatchElement()
                                ? "[" + step.getMatchingIndex() + "]"
                                : "." + step.getMatchingProperty());
            }
            String name = String.join("", path).replaceFirst("^\\.", "");
            return PLAIN.matcher(name).matches() ? name : "veld";
        }
    }
}
