package nl.schakel.placement;

import java.util.List;
import java.util.Set;

/**
 * Value: what came out of a talk about what is needed.
 *
 * @param persons the person whom it is about first, then who comes along
 * @param areasToAvoid CBS codes of municipalities
 * @param wishes codes of shelters where the person does not want to go
 */
public record NewNeed(List<PersonNeed> persons, Set<String> areasToAvoid, Consent consent, List<String> wishes) {

    public NewNeed {
        persons = persons == null ? List.of() : List.copyOf(persons);
        areasToAvoid = areasToAvoid == null ? Set.of() : Set.copyOf(areasToAvoid);
        consent = consent == null ? Consent.ONBEKEND : consent;
        wishes = wishes == null ? List.of() : List.copyOf(wishes);
    }
}
