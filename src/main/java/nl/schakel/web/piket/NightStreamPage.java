package nl.schakel.web.piket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.web.security.CurrentViewer;
import nl.schakel.web.security.RefusedRequests;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Page controller: where the pages of the night listen, and where they look when they cannot. Ids and numbers only. */
@RestController
@RequestMapping("/piket")
class NightStreamPage {

    private final NightStreams streams;
    private final CurrentViewer current;
    private final RefusedRequests refusals;

    NightStreamPage(NightStreams streams, CurrentViewer current, RefusedRequests refusals) {
        this.refusals = refusals;
        this.streams = streams;
        this.current = current;
    }

    /** All calls that the viewer sees. */
    @GetMapping("/stroom")
    ResponseEntity<SseEmitter> all(HttpServletRequest request) {
        return stream(request, null);
    }

    /** One call. */
    @GetMapping("/{id}/stroom")
    ResponseEntity<SseEmitter> one(@PathVariable("id") UUID id, HttpServletRequest request) {
        return stream(request, id);
    }

    /** How many calls wait for somebody like the viewer, for a page whose line is cut. */
    @GetMapping(path = "/alarm", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Long> alarm() {
        return Map.of("wachten", streams.waiting(current.get()));
    }

    /** As every page: what is not for this person does not exist. */
    @ExceptionHandler
    void notVisible(NotVisible refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.refused(request, refused.dossier());
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    @ExceptionHandler
    void noId(MethodArgumentTypeMismatchException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.refused(request);
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    private ResponseEntity<SseEmitter> stream(HttpServletRequest request, UUID only) {
        HttpSession session = request.getSession(false);
        Optional<SseEmitter> emitter = streams.open(current.get(), session == null ? null : session.getId(), only);
        return emitter.map(open -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        // a proxy that saves up an answer would keep the alarm to itself
                        .header("X-Accel-Buffering", "no")
                        .body(open))
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build());
    }
}
