package nl.schakel.web.rooster;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import nl.schakel.piket.rota.DutyCalendar;
import nl.schakel.support.attempt.TooManyAttempts;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.RefusedRequests;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Page controller: somebody's duties as a calendar that a phone reads by itself; the address is the only key. */
@PageController
@ResponseBody
class DutyCalendarFeed {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final DutyCalendar calendar;
    private final RefusedRequests refusals;

    DutyCalendarFeed(DutyCalendar calendar, RefusedRequests refusals) {
        this.refusals = refusals;
        this.calendar = calendar;
    }

    @GetMapping("/piket/agenda/{geheim}.ics")
    ResponseEntity<byte[]> feed(@PathVariable("geheim") String secret, HttpServletRequest request) {
        try {
            return calendar.read(secret, request.getRemoteAddr())
                    .map(text -> ResponseEntity.ok()
                            .contentType(CALENDAR)
                            .cacheControl(CacheControl.noStore())
                            .body(text.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(() -> {
                        refusals.refused(request);
                        return ResponseEntity.notFound()
                                .cacheControl(CacheControl.noStore())
                                .build();
                    });
        } catch (TooManyAttempts waiting) {
            refusals.refused(request);
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, waiting.retryAfterSeconds())
                    .build();
        }
    }
}
