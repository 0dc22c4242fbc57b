package nl.schakel.web.frame;

import org.springframework.web.bind.annotation.GetMapping;

/** What Schakel is, and where to begin. */
@PageController
class StartPage {

    @GetMapping("/")
    String start() {
        return "start";
    }
}
