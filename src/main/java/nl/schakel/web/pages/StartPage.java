package nl.schakel.web.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What Schakel is, and where to begin. */
@Controller
class StartPage {

    @GetMapping("/")
    String start() {
        return "start";
    }
}
