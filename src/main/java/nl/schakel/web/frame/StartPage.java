package nl.schakel.web.frame;

import nl.schakel.web.security.CurrentViewer;
import nl.schakel.web.security.HomeAddress;
import org.springframework.web.bind.annotation.GetMapping;

/** Page controller: what Schakel is, and where to begin; for who is signed in that is the own list. */
@PageController
class StartPage {

    private final CurrentViewer current;
    private final HomeAddress home;

    StartPage(CurrentViewer current, HomeAddress home) {
        this.current = current;
        this.home = home;
    }

    @GetMapping("/")
    String start() {
        return current.find().map(viewer -> "redirect:" + home.of(viewer)).orElse("start");
    }
}
