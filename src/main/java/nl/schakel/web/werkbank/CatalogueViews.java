package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.schakel.process.catalogue.ModelChoices;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** View factory: what a chain director can choose from in a model, in Dutch. */
@Component
class CatalogueViews {

    /** In which bundle list the words of a code list stand. */
    static final Map<String, String> LISTS = Map.of(
            "FeedbackKind",
            "bericht",
            "Outcome",
            "uitkomst",
            "PlacementOutcome",
            "uitkomst",
            "Rung",
            "catalogus.trede");

    record CatalogusKeuze(String code, String naam) {}

    record CatalogusEigenaar(
            @Schema(description = "code van de rol; ontbreekt als de zaak bepaalt wie het doet")
            String code,

            String naam,
            String uitdrukking) {}

    record CatalogusTabel(
            String sleutel,
            String naam,

            @Schema(description = "gegeven waarin de uitkomst komt; ontbreekt als geen route deze tabel gebruikt")
            String uitkomst) {}

    record CatalogusModel(String sleutel, String naam) {}

    record CatalogusPlek(
            @Schema(description = "welke plek in de uitdrukking: {1} is de eerste")
            int plek,

            String naam,
            List<CatalogusKeuze> opties) {}

    record CatalogusBewerking(
            String code,
            String naam,
            String uitdrukking,
            List<CatalogusPlek> keuzes,

            @Schema(description = "gegeven waarin het antwoord komt; ontbreekt als er geen is")
            String uitkomst) {}

    record CatalogusVraag(
            String variabele,
            String naam,

            @Schema(description = "of er meer antwoorden tegelijk kunnen gelden")
            boolean meer,

            List<CatalogusKeuze> antwoorden) {}

    record CatalogusUitdrukking(String naam, String uitdrukking) {}

    record CatalogusFormulier(String id, String naam) {}

    record Catalogus(
            List<CatalogusEigenaar> eigenaars,
            List<CatalogusKeuze> inzage,
            List<CatalogusFormulier> formulieren,
            List<CatalogusModel> modellen,
            List<CatalogusTabel> tabellen,
            List<CatalogusBewerking> bewerkingen,
            List<CatalogusVraag> voorwaarden,

            @Schema(description = "wat pijlen van dit model al vragen, buiten vragen van formulieren")
            List<CatalogusUitdrukking> kenmerken,

            @Schema(description = "waar een wekker op kan wachten; {stap} is de plek voor de code van de wekker")
            List<CatalogusUitdrukking> wachten) {}

    private final Words words;

    CatalogueViews(Words words) {
        this.words = words;
    }

    Catalogus of(ModelChoices choices) {
        return new Catalogus(
                choices.owners().stream()
                        .map(owner -> new CatalogusEigenaar(
                                owner.role(),
                                owner.role() == null
                                        ? StringUtils.capitalize(owner.words())
                                        : words.of("rol", owner.role()),
                                owner.expression()))
                        .toList(),
                choices.opens().stream()
                        .map(code -> new CatalogusKeuze(code, words.of("catalogus.inzage", code)))
                        .toList(),
                choices.forms().stream()
                        .map(id -> new CatalogusFormulier(id, StringUtils.capitalize(id.replace('-', ' '))))
                        .toList(),
                choices.models().stream()
                        .map(model -> new CatalogusModel(model.key(), model.name()))
                        .toList(),
                choices.tables().stream()
                        .map(table -> new CatalogusTabel(table.key(), table.name(), table.result()))
                        .toList(),
                choices.deeds().stream().map(this::deed).toList(),
                choices.questions().stream()
                        .map(question -> new CatalogusVraag(
                                question.key(),
                                question.label(),
                                question.several(),
                                question.answers().stream()
                                        .map(answer -> new CatalogusKeuze(answer.code(), answer.label()))
                                        .toList()))
                        .toList(),
                choices.conditions().stream()
                        .map(one -> new CatalogusUitdrukking(one.name(), one.expression()))
                        .toList(),
                choices.waits().stream()
                        .map(one -> new CatalogusUitdrukking(
                                one.name() == null ? words.say("catalogus.wachten.termijn") : one.name(),
                                one.expression()))
                        .toList());
    }

    private CatalogusBewerking deed(ModelChoices.Deed deed) {
        return new CatalogusBewerking(
                deed.operation(),
                words.of("catalogus.bewerking", deed.operation()),
                deed.expression(),
                IntStream.range(0, deed.picks().size())
                        .mapToObj(place -> pick(place + 1, deed.picks().get(place)))
                        .toList(),
                deed.result());
    }

    private CatalogusPlek pick(int place, ModelChoices.Pick pick) {
        return new CatalogusPlek(
                place,
                words.of("catalogus.keuze", pick.list()),
                pick.codes().stream()
                        .map(code -> new CatalogusKeuze(
                                code, StringUtils.capitalize(words.of(LISTS.getOrDefault(pick.list(), ""), code))))
                        .toList());
    }
}
