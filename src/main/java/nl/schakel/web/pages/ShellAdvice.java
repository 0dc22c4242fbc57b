package nl.schakel.web.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import nl.schakel.support.time.SchakelClock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the frame of the page into every model, the login and error pages included. */
@ControllerAdvice(annotations = Controller.class)
class ShellAdvice {

    private final SchakelClock clock;

    ShellAdvice(SchakelClock clock) {
        this.clock = clock;
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        Shell.Who who = principal == null ? null : new Shell.Who(principal.getName(), "");
        return new Shell(
                clock.movable(),
                DutchTime.full(clock.instant()),
                !clock.ahead().isZero(),
                who,
                navigation(who != null, pathOf(request)));
    }

    /** Inside Camunda Tasklist the page comes without header and footer. */
    @ModelAttribute("framed")
    boolean framed(HttpServletRequest request) {
        return "1".equals(request.getParameter("kader"));
    }

    private static List<Shell.Item> navigation(boolean staff, String path) {
        List<Shell.Item> items = new ArrayList<>();
        items.add(item("/melden", "schil.nav.melden", path));
        if (staff) {
            items.add(item("/taken", "schil.nav.taken", path));
            items.add(item("/zaken", "schil.nav.zaken", path));
            items.add(item("/camunda/app/tasklist/default/", "schil.nav.tasklist", path));
        } else {
            items.add(item("/melden/volgen", "schil.nav.volgen", path));
        }
        return items;
    }

    private static Shell.Item item(String path, String label, String current) {
        boolean here = current.equals(path) || (!path.equals("/melden") && current.startsWith(path + "/"));
        return new Shell.Item(path, label, here);
    }

    private static String pathOf(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed != null
                ? ""
                : request.getRequestURI().substring(request.getContextPath().length());
    }
}
