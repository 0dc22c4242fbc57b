package nl.schakel.web.beheer;

import java.util.List;
import java.util.Set;
import nl.schakel.access.LegalBases;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: for the data protection officer: on what ground cases are shared, and whether that was validated. */
@PageController
@RequestMapping("/toegang/grondslagen")
class LegalBasisPage {

    /**
     * One ground, in words.
     *
     * @param beside whether it holds beside the one above it
     * @param said what officers said of it
     * @param validated whether the officer who looks validated it
     */
    public record Row(
            long id,
            String to,
            String from,
            String purpose,
            String basis,
            boolean beside,
            List<String> said,
            boolean validated) {}

    private final LegalBases bases;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;

    LegalBasisPage(LegalBases bases, Directory directory, Words words, CurrentViewer current) {
        this.bases = bases;
        this.directory = directory;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    String list(Model model) {
        Viewer viewer = current.get();
        Set<String> own = viewer.organisationsAs(Role.FG);
        model.addAttribute(
                "rows", bases.all().stream().map(basis -> row(basis, own)).toList());
        return "toegang/bases";
    }

    /** Says of one ground that it is right, or that it is not. */
    @PostMapping("/{id}")
    String judge(
            @PathVariable("id") String id,
            @RequestParam(name = "klopt", defaultValue = "") String valid,
            RedirectAttributes next) {
        bases.judge(number(id), "ja".equals(valid), current.get());
        next.addFlashAttribute("note", "grondslagen.bewaard." + ("ja".equals(valid) ? "ja" : "nee"));
        return "redirect:/toegang/grondslagen";
    }

    /** The number of a ground. @throws NotVisible when it is none */
    static long number(String id) {
        if (!id.matches("[0-9]{1,9}")) {
            throw new NotVisible();
        }
        return Long.parseLong(id);
    }

    private Row row(LegalBases.LegalBasis basis, Set<String> own) {
        return new Row(
                basis.id(),
                directory.label(basis.to()) + host(basis.toKind()),
                words.of("grondslagen.soort", basis.fromKind().equals("*") ? "alle" : basis.fromKind()),
                basis.purpose().equals("*")
                        ? words.say("grondslagen.doel.alle")
                        : words.of("grondslagen.doel", basis.purpose()),
                words.of("grondslag", basis.basis()),
                basis.position() > 1,
                basis.said().stream().map(this::said).toList(),
                basis.validatedBy(own));
    }

    private String host(String kind) {
        return kind.equals("*") ? "" : " (" + words.of("grondslagen.soort", kind) + ")";
    }

    private String said(LegalBases.Said said) {
        return words.say(
                "grondslagen.gezegd." + (said.valid() ? "ja" : "nee"),
                directory.labelOf(said.organisation()),
                DutchTime.date(said.at()));
    }
}
