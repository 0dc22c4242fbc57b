package nl.schakel.web.piket;

import nl.schakel.web.frame.PageController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Page controller: what a device needs to go on without connection: the script in between, and the page for what it
 * does not have.
 */
@PageController
class NightDevicePage {

    private static final Resource SCRIPT = new ClassPathResource("static/assets/piket-sw.js");

    /** Lies below {@code /piket} and may speak for {@code /piket} itself too; never for any other page. */
    @GetMapping("/piket/sw.js")
    ResponseEntity<Resource> script() {
        if (!SCRIPT.exists()) {
            // built without the front end
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/piket")
                .body(SCRIPT);
    }

    @GetMapping("/piket/zonder-verbinding")
    String without() {
        return "piket/offline";
    }
}
