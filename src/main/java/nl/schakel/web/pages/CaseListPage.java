package nl.schakel.web.pages;

import nl.schakel.access.AccessDoor;
import nl.schakel.access.Viewer;
import nl.schakel.signal.DossierSearch;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The cases that the signed-in person may see. */
@Controller
@RequestMapping("/zaken")
class CaseListPage {

    private final DossierSearch search;
    private final AccessDoor door;
    private final CurrentViewer current;

    CaseListPage(DossierSearch search, AccessDoor door, CurrentViewer current) {
        this.search = search;
        this.door = door;
        this.current = current;
    }

    @GetMapping
    String list(Model model) {
        Viewer viewer = current.get();
        DossierSearch.Page page =
                search.find(new DossierSearch.Query(null, null, null, null, null, null, null), door.visible(viewer));
        door.logList(viewer, "zaken", page.rows().size());
        model.addAttribute("page", page);
        return "zaken/list";
    }
}
