package nl.schakel.web.piket;

import java.util.List;
import java.util.Optional;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.nightlist.NightList;
import nl.schakel.piket.nightlist.Passphrases;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: the list on paper for the night, and the words that open it. */
@PageController
@RequestMapping("/piket/noodlijst")
class NightListPage {

    private final NightList lists;
    private final Passphrases passphrases;
    private final DutyAreas areas;
    private final Words words;
    private final CurrentViewer current;
    private final LookLog looks;

    NightListPage(
            NightList lists,
            Passphrases passphrases,
            DutyAreas areas,
            Words words,
            CurrentViewer current,
            LookLog looks) {
        this.looks = looks;
        this.lists = lists;
        this.passphrases = passphrases;
        this.areas = areas;
        this.words = words;
        this.current = current;
    }

    /** The list of one area; {@code made} is null when there is none yet. */
    public record Listed(String area, String name, String made, int beds) {}

    @GetMapping
    String show(Model model) {
        Viewer viewer = mine();
        List<Listed> listed =
                areas.of(viewer).stream().map(area -> listed(area, viewer)).toList();
        looks.shown(viewer, "noodlijst", listed.size());
        model.addAttribute("lists", listed);
        model.addAttribute("time", lists.time().toString());
        model.addAttribute("phrase", passphrases.of(viewer.personId()));
        return "piket/night-list";
    }

    @GetMapping("/{gebied}.pdf")
    ResponseEntity<byte[]> fetch(@PathVariable("gebied") String area) {
        byte[] file = lists.fetch(area, current.get());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("noodlijst.pdf")
                                .build()
                                .toString())
                .body(file);
    }

    @PostMapping("/{gebied}/opnieuw")
    String anew(@PathVariable("gebied") String area, RedirectAttributes next) {
        lists.makeNow(area, current.get());
        next.addFlashAttribute("note", words.say("noodlijst.gemaakt"));
        return "redirect:/piket/noodlijst";
    }

    @PostMapping("/wachtzin")
    String newPhrase(RedirectAttributes next) {
        passphrases.renew(mine().personId());
        next.addFlashAttribute("note", words.say("noodlijst.wachtzin.nieuw.klaar"));
        return "redirect:/piket/noodlijst#wachtzin";
    }

    private Viewer mine() {
        Viewer viewer = current.get();
        if (areas.of(viewer).isEmpty()) {
            throw new NotVisible();
        }
        return viewer;
    }

    private Listed listed(DutyArea area, Viewer viewer) {
        Optional<NightList.Made> made = lists.newest(area.code(), viewer);
        return new Listed(
                area.code(),
                area.name(),
                made.map(list -> DutchTime.full(list.madeAt())).orElse(null),
                made.map(NightList.Made::beds).orElse(0));
    }
}
