package nl.schakel.web.taken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.schakel.process.tasks.TaskBatch;
import nl.schakel.support.input.InputCheck;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.frame.Colleagues;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: hands several tasks to a colleague at once, or takes them in hand. */
@ApiController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "taken")
class OverdrachtenController {

    record Collegas(List<Collega> collegas) {}

    record Collega(@Schema(description = "gebruikersnaam") String gebruiker, String naam) {}

    record Takenoverdracht(
            List<String> taken,

            @Schema(description = "gebruikersnaam van een collega van hetzelfde team; zonder pakt u ze zelf op")
            String aan) {}

    record Zakenoverdracht(
            List<UUID> zaken,

            @Schema(description = "gebruikersnaam van een collega van hetzelfde team; zonder pakt u ze zelf op")
            String aan) {}

    record Overgedragen(
            @Schema(description = "Taken die nu bij een ander liggen, of bij u.")
            Collection<String> taken,

            @Schema(description = "Taken die niet mee konden: al klaar, of niet van het team van deze collega.")
            Collection<String> geweigerd,

            @Schema(description = "Zaken waarin niets was om over te dragen; leeg bij taken.")
            Collection<UUID> zonder) {

        static Overgedragen of(TaskBatch.Handed outcome) {
            return new Overgedragen(outcome.done(), outcome.refused(), outcome.without());
        }
    }

    private static final int LONGEST = 100;

    private final TaskBatch batch;
    private final Colleagues colleagues;
    private final CurrentViewer current;

    OverdrachtenController(TaskBatch batch, Colleagues colleagues, CurrentViewer current) {
        this.batch = batch;
        this.colleagues = colleagues;
        this.current = current;
    }

    @GetMapping("/collegas")
    @Operation(summary = "Aan wie ik taken kan overdragen", description = "De mensen van mijn teams.")
    Collegas collegas() {
        return new Collegas(colleagues.of(current.get()).stream()
                .map(each -> new Collega(each.username(), each.name()))
                .toList());
    }

    @PostMapping("/taken/overdrachten")
    @Operation(
            summary = "Draag taken over aan een collega",
            description =
                    "Hoogstens vijftig. Elke taak staat op zichzelf: wat niet mee kan, houdt de andere niet tegen. Een herhaling verandert niets.")
    Overgedragen taken(@RequestBody Takenoverdracht sent) {
        List<String> tasks = some("taken", sent.taken(), sent.aan());
        return Overgedragen.of(batch.give(tasks, to(sent.aan()), current.get()));
    }

    @PostMapping("/zaken/overdrachten")
    @Operation(
            summary = "Draag over wat er in zaken te doen is",
            description =
                    "Hoogstens vijftig zaken. Alles wat u of uw team in die zaken nog moet doen, gaat naar de collega. Wat een andere collega al heeft opgepakt, blijft daar.")
    Overgedragen zaken(@RequestBody Zakenoverdracht sent) {
        List<UUID> cases = some("zaken", sent.zaken(), sent.aan());
        return Overgedragen.of(batch.giveOfCases(cases, to(sent.aan()), current.get()));
    }

    private static <T> List<T> some(String field, List<T> sent, String to) {
        InputCheck check = new InputCheck();
        List<T> some = sent == null
                ? List.of()
                : sent.stream().filter(Objects::nonNull).distinct().toList();
        if (some.isEmpty()) {
            check.error(field, "verplicht", "fout.keuze.verplicht");
        }
        check.fits(field, some, TaskBatch.MOST);
        check.text("aan", to, LONGEST);
        check.done();
        return some;
    }

    private static String to(String sent) {
        return sent == null || sent.isBlank() ? null : sent.strip();
    }
}
