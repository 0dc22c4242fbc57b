package nl.schakel.web.werkbank;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.exchange.BundleZip;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: a chain director proposes models that were changed elsewhere, as one zip. */
@PageController
@RequestMapping("/werkbank/voorstel")
class ProposalPage {

    private final ModelProposals proposals;
    private final ModelLibrary library;
    private final Words words;
    private final CurrentViewer current;

    ProposalPage(ModelProposals proposals, ModelLibrary library, Words words, CurrentViewer current) {
        this.proposals = proposals;
        this.library = library;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    String form(Model model) {
        return show("", "", Map.of(), List.of(), model);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String propose(
            @RequestParam(name = "bestand", required = false) MultipartFile file,
            @RequestParam(name = "regio", defaultValue = "") String region,
            @RequestParam(name = "reden", defaultValue = "") String why,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            UUID id = proposals.propose(
                    region.equals(ModellenController.NATIONAL) ? null : region,
                    BundleZip.read(WorkbenchPage.content(file)),
                    why,
                    current.get());
            next.addFlashAttribute("note", words.say("versie.gedaan.voorgesteld"));
            return "redirect:/werkbank/besluit/" + id;
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(region, why, FieldMessages.of(refused.errors()), List.of(), model);
        } catch (DeploymentGate.ModelsRefused refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(region, why, Map.of(), refused.findings(), model);
        }
    }

    private String show(
            String region, String why, Map<String, String> errors, List<RuleFinding> findings, Model model) {
        Viewer viewer = current.get();
        boolean national = viewer.groups().contains(Directory.NATIONAL);
        List<Region> regions = library.regions(viewer);
        if (regions.isEmpty() && !national) {
            throw new NotVisible();
        }
        model.addAttribute("regions", regions);
        model.addAttribute("national", national);
        model.addAttribute("region", region);
        model.addAttribute("why", why);
        model.addAttribute("errors", errors);
        model.addAttribute("findings", findings);
        return "werkbank/propose";
    }
}
