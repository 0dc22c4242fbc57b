package nl.schakel.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.support.SchakelProperties;
import nl.schakel.web.security.OpenAddress;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Customizer of the description of the API that says of each address everything it can answer: its success as its method
 * declares it, and the refusals that follow from its address, its method and its {@link AlsoAnswers}.
 */
@Component
class AnswerDescriptions implements OpenApiCustomizer {

    private static final Map<String, String> SUCCESSES = Map.of(
            status(HttpStatus.OK), "Gelukt.",
            status(HttpStatus.CREATED), "Gemaakt. In Location staat het adres ervan.",
            status(HttpStatus.NO_CONTENT), "Gelukt. Er is niets te melden.");

    private static final Set<CommonRefusal> ALWAYS = EnumSet.of(
            CommonRefusal.INVALID,
            CommonRefusal.NOT_ACCEPTABLE,
            CommonRefusal.TOO_SLOW,
            CommonRefusal.TOO_BIG,
            CommonRefusal.TOO_OFTEN,
            CommonRefusal.FAILED,
            CommonRefusal.AWAY);

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private final boolean basic;

    AnswerDescriptions(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
            SchakelProperties settings) {
        this.mapping = mapping;
        this.basic = settings.demo();
    }

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        Described.headers().forEach(components::addHeaders);
        Described.schemas().forEach(components::addSchemas);
        CommonRefusal.all().forEach(refusal -> components.addResponses(refusal.component(), refusal.described()));
        Map<String, HandlerMethod> methods = methods();
        Paths paths = new Paths();
        api.getPaths().forEach((path, item) -> {
            item.readOperationsMap()
                    .forEach((method, operation) ->
                            describe(operation, HttpMethod.valueOf(method.name()), path, methods));
            paths.addPathItem(path.substring(ApiVersion.BASE.length()), item);
        });
        paths.addPathItem(ApiVersion.DESCRIPTION.substring(ApiVersion.BASE.length()), itself());
        api.setPaths(paths);
    }

    private Map<String, HandlerMethod> methods() {
        Map<String, HandlerMethod> methods = new HashMap<>();
        mapping.getObject()
                .getHandlerMethods()
                .forEach((info, handler) -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method ->
                                info.getPatternValues().forEach(path -> methods.put(method + " " + path, handler))));
        return methods;
    }

    private void describe(Operation operation, HttpMethod method, String path, Map<String, HandlerMethod> methods) {
        HandlerMethod handler = methods.get(method + " " + path);
        AlsoAnswers also = handler.getMethodAnnotation(AlsoAnswers.class);
        boolean versioned = handler.hasMethodAnnotation(Versioned.class);
        boolean open = OpenAddress.is(method, path);
        boolean reads = method == HttpMethod.GET;
        Set<CommonRefusal> refusals = EnumSet.copyOf(ALWAYS);
        // wrong credentials are refused even where none are needed
        when(!open || basic, CommonRefusal.NOT_SIGNED_IN, refusals);
        when(!open || !reads, CommonRefusal.NOT_ALLOWED, refusals);
        when(path.contains("{") || also != null && also.notFound(), CommonRefusal.NOT_FOUND, refusals);
        when(operation.getRequestBody() != null, CommonRefusal.WRONG_FORM, refusals);
        when(versioned && !reads, CommonRefusal.OUTDATED, refusals);
        when(versioned && !reads, CommonRefusal.VERSION_NEEDED, refusals);
        if (versioned) {
            operation
                    .getResponses()
                    .values()
                    .forEach(success -> success.addHeaderObject(HttpHeaders.ETAG, Described.header(HttpHeaders.ETAG)));
        }
        answers(operation, refusals, also == null ? List.of() : Arrays.asList(also.conflicts()));
        if (open) {
            operation.setSecurity(new ArrayList<>(List.of(new SecurityRequirement())));
        }
    }

    private static void when(boolean possible, CommonRefusal refusal, Set<CommonRefusal> refusals) {
        if (possible) {
            refusals.add(refusal);
        }
    }

    private static void answers(Operation operation, Set<CommonRefusal> refusals, List<String> conflicts) {
        ApiResponses answers = new ApiResponses();
        operation.getResponses().forEach((status, response) -> {
            response.setDescription(SUCCESSES.get(status));
            response.addHeaderObject(ApiVersion.HEADER, Described.header(ApiVersion.HEADER));
            if (status.equals(status(HttpStatus.CREATED))) {
                response.addHeaderObject(HttpHeaders.LOCATION, Described.header(HttpHeaders.LOCATION));
            }
            answers.addApiResponse(status, response);
        });
        refusals.forEach(refusal -> answers.addApiResponse(
                refusal.status(), new ApiResponse().$ref("#/components/responses/" + refusal.component())));
        if (!conflicts.isEmpty()) {
            answers.addApiResponse(
                    status(HttpStatus.CONFLICT),
                    Described.problem(
                            "Dit kan niet, of niet meer: iemand deed dit al, of u stuurde eerder iets anders met"
                                    + " dezelfde sleutel. In `detail` staat waarom.",
                            conflicts));
        }
        operation.setResponses(answers);
    }

    /** The description stands in no controller of ours. */
    private PathItem itself() {
        Operation get = new Operation()
                .operationId("beschrijving")
                .addTagsItem("beschrijving")
                .summary("Deze beschrijving")
                .description("De beschrijving van de API (OpenAPI 3.0), gemaakt uit de code die antwoordt.")
                .security(new ArrayList<>(List.of(new SecurityRequirement())))
                .responses(new ApiResponses()
                        .addApiResponse(
                                status(HttpStatus.OK),
                                new ApiResponse()
                                        // the rule set looks for this name in lower case
                                        .addHeaderObject(
                                                HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN.toLowerCase(
                                                        java.util.Locale.ROOT),
                                                Described.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN))
                                        .content(new Content()
                                                .addMediaType(
                                                        org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                                                        new MediaType().schema(new ObjectSchema())))));
        Set<CommonRefusal> refusals = EnumSet.copyOf(ALWAYS);
        refusals.add(CommonRefusal.NOT_ACCEPTABLE);
        when(basic, CommonRefusal.NOT_SIGNED_IN, refusals);
        answers(get, refusals, List.of());
        return new PathItem().get(get);
    }

    private static String status(HttpStatus status) {
        return Integer.toString(status.value());
    }
}
