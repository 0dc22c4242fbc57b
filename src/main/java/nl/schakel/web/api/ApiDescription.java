package nl.schakel.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.network.Links;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration: what stands at the top of {@code /api/v1/openapi.json}: whose API this is, where it stands and how to
 * sign in.
 */
@Configuration
class ApiDescription {

    private static final String SESSION = "sessie";
    private static final String BASIC = "basic";

    /** @param contact where partners ask about the API; empty means the sender of mail */
    @Bean
    OpenAPI schakelApi(SchakelProperties settings, @Value("${schakel.api-contact:}") String contact) {
        OpenAPI api = new OpenAPI()
                .info(new Info()
                        .title("Schakel")
                        .version(ApiVersion.VERSION)
                        .description("Melden van signalen van mensenhandel, en het werk van de keten daaraan. Momenten"
                                + " zijn in UTC. Fouten komen als application/problem+json, met alle fouten tegelijk.")
                        .contact(new Contact()
                                .name("De beheerder van deze Schakel")
                                .email(contact.isBlank() ? settings.mailFrom() : contact.strip()))
                        .license(new License().name("EUPL-1.2").url("https://eupl.eu/1.2/nl/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        SESSION,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.COOKIE)
                                                .name("SCHAKEL")
                                                .description(
                                                        "De sessie van wie is ingelogd. Bij POST, PUT en DELETE hoort dan de"
                                                                + " kopregel X-CSRF-TOKEN; het kenmerk staat op /inloggen/sessie.")))
                .addSecurityItem(new SecurityRequirement().addList(SESSION))
                .addTagsItem(tag("meldingen", "Een signaal melden, en lezen wat ermee is gebeurd."))
                .addTagsItem(tag("taken", "De stappen die op iemand wachten."))
                .addTagsItem(tag("zaken", "De zaken die iemand mag zien."))
                .addTagsItem(tag("opvang", "De bedden van een opvang, en de vragen die opvangplekken stellen."))
                .addTagsItem(tag("plaatsingen", "Een plek zoeken voor iemand, en een bed vasthouden."))
                .addTagsItem(tag("piket", "De piketdienst oproepen, en het zoeken in de nacht."))
                .addTagsItem(tag("importen", "Een lijst met signalen inlezen, in twee stappen."))
                .addTagsItem(tag(
                        "modellen", "De modellen, tabellen en vragenlijsten van een regio, en welke versie live is."))
                .addTagsItem(tag("vormen", "De vormen van uitbuiting, met waar zij vandaan komen."))
                .addTagsItem(tag("grondslagen", "Op welke grond zaken worden gedeeld, en of dat is gevalideerd."))
                .addTagsItem(tag("bewaren", "Hoe lang alles wordt bewaard, wat weg moet, en wat er is vernietigd."))
                .addTagsItem(tag("inrichting", "Regio's en organisaties inrichten, en wie er werkt met welke rol."))
                .addTagsItem(tag("instellingen", "Wat iemand voor zichzelf instelt."))
                .addTagsItem(tag("beschrijving", "De API zelf."));
        if (settings.demo()) {
            api.getComponents()
                    .addSecuritySchemes(
                            BASIC,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("basic")
                                    .description("Alleen in een demo."));
            api.addSecurityItem(new SecurityRequirement().addList(BASIC))
                    .addTagsItem(tag("demo", "De klok van een demo."));
        }
        return api;
    }

    /** Where this installation stands; its port is known only once it listens. */
    @Bean
    OpenApiCustomizer whereItStands(Links links) {
        return api -> {
            api.getInfo().getContact().url(links.to(""));
            api.servers(java.util.List.of(
                    new Server().url(links.to(ApiVersion.BASE)).description("Deze installatie")));
        };
    }

    private static Tag tag(String name, String meaning) {
        return new Tag().name(name).description(meaning);
    }
}
