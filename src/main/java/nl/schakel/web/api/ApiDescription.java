package nl.schakel.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands at the top of {@code /api/v1/openapi.json}. */
@Configuration
class ApiDescription {

    @Bean
    OpenAPI schakelApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Schakel")
                        .version(ApiVersion.VERSION)
                        .description("Melden van signalen van mensenhandel, en het werk van de keten daaraan. Momenten"
                                + " zijn in UTC. Fouten komen als application/problem+json, met alle fouten tegelijk.")
                        .contact(new Contact().name("De beheerder van deze Schakel"))
                        .license(new License().name("EUPL-1.2").url("https://eupl.eu/1.2/nl/")))
                .servers(List.of(new Server().url("/").description("Deze installatie")))
                .components(new Components()
                        .addSecuritySchemes(
                                "sessie",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("SCHAKEL"))
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("Alleen in een demo.")))
                .addSecurityItem(new SecurityRequirement().addList("sessie"))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }
}
