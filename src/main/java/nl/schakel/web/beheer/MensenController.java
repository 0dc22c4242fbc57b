package nl.schakel.web.beheer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.administration.RoleProposals;
import nl.schakel.administration.Staff;
import nl.schakel.administration.StaffList;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: the people of an organisation: who works there with which roles, who is invited, who leaves. */
@ApiController
@RequestMapping(path = OrganisatiesController.BASE + "/{organisatie}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "inrichting")
class MensenController {

    record Mensen(List<Mens> mensen) {}

    record Mens(
            UUID id,
            String naam,

            @Schema(allowableValues = {"open", "uitgenodigd", "gesloten"})
            String stand,

            @Schema(
                    description =
                            "tot wanneer de mail werkt om een wachtwoord te kiezen; ontbreekt als er geen open staat")
            Instant uitnodigingTot,

            List<String> rollen,

            @Schema(description = "rollen die wachten op het akkoord van een tweede persoon")
            List<String> wacht) {}

    record Genodigde(
            String naam,

            @Schema(description = "e-mailadres van het werk, waarmee die persoon ook inlogt")
            String email,

            @Schema(description = "codes van rollen") List<String> rollen) {}

    record NieuweRollen(
            @Schema(description = "codes van rollen") List<String> rollen) {}

    record AangebodenRollen(
            UUID id,

            @Schema(description = "of er al een account was met dit adres; dat geldt dan ook hier")
            boolean bekend,

            List<String> gegeven,

            @Schema(description = "rollen die wachten op het akkoord van een tweede persoon")
            List<String> wacht) {}

    record Rolvoorstellen(List<Rolvoorstel> voorstellen) {}

    record Rolvoorstel(
            UUID id,
            UUID persoon,
            String rol,

            @Schema(description = "wie het voorstelde") UUID door,

            Instant moment,

            @Schema(description = "of u de tweede persoon kunt zijn")
            boolean magBesluiten,

            @Schema(description = "of u het zelf voorstelde")
            boolean magIntrekken) {}

    record Rolbesluit(
            @Schema(allowableValues = {"gegeven", "afgewezen", "ingetrokken"})
            String besluit) {}

    private final Staff staff;
    private final StaffList people;
    private final RoleProposals proposals;
    private final Directory directory;
    private final CurrentViewer current;

    MensenController(
            Staff staff, StaffList people, RoleProposals proposals, Directory directory, CurrentViewer current) {
        this.staff = staff;
        this.people = people;
        this.proposals = proposals;
        this.directory = directory;
        this.current = current;
    }

    @GetMapping("/mensen")
    @Operation(
            summary = "Lees wie er bij een organisatie werkt",
            description =
                    "Met hun rollen, en hoe het met hun account staat. Alleen voor wie de mensen van deze organisatie beheert. Een"
                            + " e-mailadres staat er nooit bij.")
    Mensen mensen(@PathVariable("organisatie") String organisation) {
        return new Mensen(people.of(organisation, current.get()).stream()
                .map(one -> new Mens(
                        one.id(),
                        one.name(),
                        one.state().code(),
                        one.invitedUntil(),
                        codes(one.roles()),
                        codes(one.waiting())))
                .toList());
    }

    @PostMapping("/mensen")
    @Operation(
            summary = "Nodig iemand uit",
            description =
                    "Die persoon krijgt een mail om een wachtwoord te kiezen. Wie al een account heeft met dit adres, krijgt de"
                            + " rollen daarbij. Een rol waarmee zaken te lezen zijn, wacht op een tweede persoon. Uzelf kunt u geen rol"
                            + " geven. 400 met elk punt dat niet klopt; er is dan niets opgeslagen.")
    AangebodenRollen nodigUit(@PathVariable("organisatie") String organisation, @RequestBody Genodigde sent) {
        return aangeboden(staff.invite(organisation, sent.naam(), sent.email(), sent.rollen(), current.get()));
    }

    @PostMapping("/mensen/{id}/rollen")
    @Operation(
            summary = "Geef iemand die hier werkt rollen erbij",
            description =
                    "Wat iemand al heeft, blijft. Een rol waarmee zaken te lezen zijn, wacht op een tweede persoon.")
    AangebodenRollen geef(
            @PathVariable("organisatie") String organisation,
            @PathVariable("id") UUID person,
            @RequestBody NieuweRollen sent) {
        return aangeboden(staff.offer(person, organisation, sent.rollen(), current.get()));
    }

    @DeleteMapping("/mensen/{id}/rollen/{rol}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Neem iemand een rol af",
            description = "Meteen. Taken die alleen deze persoon in handen had, gaan terug naar de groep.")
    void neemAf(
            @PathVariable("organisatie") String organisation,
            @PathVariable("id") UUID person,
            @PathVariable("rol") String role) {
        staff.take(person, organisation, Coded.of(Role.class, role).orElseThrow(NotVisible::new), current.get());
    }

    @DeleteMapping("/mensen/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Zeg dat iemand hier niet meer werkt",
            description =
                    "Alle rollen bij deze organisatie eindigen. Wie nergens anders een rol heeft, kan niet meer inloggen. Taken"
                            + " gaan terug naar de groep.")
    void uitDienst(@PathVariable("organisatie") String organisation, @PathVariable("id") UUID person) {
        staff.leave(person, organisation, current.get());
    }

    @PostMapping("/mensen/{id}/uitnodiging")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Stuur iemand opnieuw een mail om een wachtwoord te kiezen",
            description = "Een eerdere mail werkt dan niet meer.")
    void nodigOpnieuwUit(@PathVariable("organisatie") String organisation, @PathVariable("id") UUID person) {
        staff.inviteAgain(person, organisation, current.get());
    }

    @PostMapping("/mensen/{id}/opnieuw-beginnen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Laat iemand opnieuw beginnen met inloggen",
            description =
                    "Voor wie de tweede stap kwijt is: die vervalt, het wachtwoord werkt niet meer, elke sessie eindigt, en er gaat een"
                            + " mail om een nieuw wachtwoord te kiezen.")
    void laatOpnieuwBeginnen(@PathVariable("organisatie") String organisation, @PathVariable("id") UUID person) {
        staff.beginAgain(person, organisation, current.get());
    }

    @GetMapping("/voorstellen")
    @Operation(
            summary = "Lees welke rollen wachten op een tweede persoon",
            description = "Bij deze organisatie, het oudste voorstel eerst.")
    Rolvoorstellen voorstellen(@PathVariable("organisatie") String organisation) {
        return new Rolvoorstellen(proposals.waiting(organisation, current.get()).stream()
                .map(one -> new Rolvoorstel(
                        one.id(),
                        one.person(),
                        one.group().role().code(),
                        one.proposedBy(),
                        one.proposedAt(),
                        one.mayDecide(),
                        one.mayWithdraw()))
                .toList());
    }

    @PostMapping("/voorstellen/{id}/besluit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Besluit over een rol die wacht",
            description =
                    "Geven of afwijzen kan alleen iemand anders dan wie het voorstelde en wie de rol krijgt; intrekken alleen wie"
                            + " het voorstelde. 404 als het voorstel niet meer wacht.")
    void besluit(
            @PathVariable("organisatie") String organisation,
            @PathVariable("id") UUID proposal,
            @RequestBody Rolbesluit sent) {
        boolean waits = proposals.waiting(organisation, current.get()).stream()
                .anyMatch(one -> one.id().equals(proposal));
        if (!waits || !decide(proposal, sent.besluit())) {
            throw new NotVisible();
        }
    }

    private boolean decide(UUID proposal, String decision) {
        return switch (decision == null ? "" : decision) {
            case "gegeven" -> proposals.give(proposal, current.get());
            case "afgewezen" -> proposals.decline(proposal, current.get());
            case "ingetrokken" -> proposals.withdraw(proposal, current.get());
            default ->
                throw InvalidInput.of(
                        "besluit", "onbekende-keuze", "fout.keuze.onbekend", "gegeven, afgewezen, ingetrokken");
        };
    }

    private static AangebodenRollen aangeboden(Staff.Offered offered) {
        return new AangebodenRollen(
                offered.person(), offered.known(), codes(offered.given()), codes(offered.waiting()));
    }

    private static List<String> codes(Collection<Role> roles) {
        return roles.stream().map(Role::code).toList();
    }
}
