package nl.schakel.web.api;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Factory for what answers of the API have in common in its description: headers, and the problem document. */
final class Described {

    private static final String PROBLEM = "Probleem";

    private Described() {}

    /** The headers by name, for the components. */
    static Map<String, Header> headers() {
        Map<String, Header> headers = new LinkedHashMap<>();
        headers.put(
                ApiVersion.HEADER,
                header("De volledige versie van de API.", new StringSchema().example(ApiVersion.VERSION)));
        headers.put(
                HttpHeaders.LOCATION,
                header("Het adres van wat u maakte.", new StringSchema().format("uri-reference"))
                        .required(true));
        headers.put(
                HttpHeaders.ETAG,
                header("De versie, om mee te sturen in If-Match.", new StringSchema().example("\"17\"")));
        headers.put(
                HttpHeaders.RETRY_AFTER,
                header("Over hoeveel seconden het zin heeft om het opnieuw te proberen.", new IntegerSchema()));
        headers.put(HttpHeaders.WWW_AUTHENTICATE, header("Hoe u kunt inloggen.", new StringSchema().example("Sessie")));
        headers.put(
                HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                header("Elke site mag deze beschrijving lezen.", new StringSchema().example("*"))
                        .required(true));
        return headers;
    }

    private static Header header(String meaning, Schema<?> schema) {
        return new Header().description(meaning).schema(schema);
    }

    /** A header that stands among the components. */
    static Header header(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }

    /** A refusal as a problem document of one of these types. */
    static ApiResponse problem(String meaning, List<String> types) {
        StringSchema type = new StringSchema();
        types.forEach(each -> type.addEnumItem("urn:schakel:" + each));
        Schema<?> schema = new Schema<>()
                .addAllOfItem(new Schema<>().$ref(PROBLEM))
                .addAllOfItem(new ObjectSchema().addProperty("type", type));
        return new ApiResponse()
                .description(meaning)
                .addHeaderObject(ApiVersion.HEADER, header(ApiVersion.HEADER))
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(schema)));
    }

    /** What a problem document holds, for the components. */
    static Map<String, Schema<?>> schemas() {
        Schema<?> wrong = new ObjectSchema()
                .description("Een veld dat niet klopt.")
                .addProperty("name", new StringSchema().description("Welk veld, bijvoorbeeld personen[0].naam."))
                .addProperty("code", new StringSchema().description("Wat er niet klopt, als code."))
                .addProperty("reason", new StringSchema().description("Wat er niet klopt, in het Nederlands."));
        Schema<?> problem = new ObjectSchema()
                .description("Waarom een verzoek is geweigerd (RFC 9457), in het Nederlands.")
                .addProperty("type", new StringSchema().format("uri").description("De soort weigering."))
                .addProperty("title", new StringSchema().description("De weigering in het kort."))
                .addProperty("status", new IntegerSchema().description("De statuscode van het antwoord."))
                .addProperty("detail", new StringSchema().description("Wat u kunt doen."))
                .addProperty(
                        "instance", new StringSchema().format("uri-reference").description("Wat u vroeg."))
                .addProperty(
                        "invalidParams",
                        new ArraySchema()
                                .items(new Schema<>().$ref("OngeldigVeld"))
                                .description("Bij ongeldige invoer: elk veld dat niet klopt."))
                .addProperty("bij", new StringSchema().description("Bij een tik die te laat kwam: wie u voor was."))
                .addProperty("nu", new ObjectSchema().description("Bij 412: hoe het er nu voor staat."))
                .addProperty("tekst", new StringSchema().description("Bij gewijzigde notities: wat er nu staat."))
                .addProperty(
                        "versie",
                        new IntegerSchema()
                                .description(
                                        "Bij gewijzigde notities of een bestand van een concept: de versie daarvan."))
                .addProperty(
                        "door", new StringSchema().description("Bij een bestand van een concept: wie het bewaarde."))
                .addProperty("op", new DateTimeSchema().description("Bij een bestand van een concept: wanneer."));
        problem.required(List.of("type", "title", "status", "detail"));
        return Map.of(PROBLEM, problem, "OngeldigVeld", wrong);
    }
}
