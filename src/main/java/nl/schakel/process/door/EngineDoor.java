package nl.schakel.process.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.OneLook;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.process.engine.ModelNames;
import nl.schakel.process.tasklist.TasklistFilters;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Servlet filter in front of the engine's REST. Denies by default: only what {@link DoorRules} names passes, for whom it
 * names, and as it was understood here. What shows a case is in the access log before it leaves (R8), a refusal too; one
 * answer for what is not yours and what does not exist (R7). Tasks are taken in hand and given back by
 * {@link TaskCommands}, as on the task page.
 */
@Component
class EngineDoor extends OncePerRequestFilter {

    private static final String API = "/camunda/api/";

    private final Directory directory;
    private final TaskList tasks;
    private final TaskCommands desk;
    private final TasklistFilters filters;
    private final ShownCases shown;
    private final LookLog looks;
    private final OneLook one;
    private final StaleToken tokens;
    private final ModelNames models;

    EngineDoor(
            Directory directory,
            TaskList tasks,
            TaskCommands desk,
            TasklistFilters filters,
            ShownCases shown,
            LookLog looks,
            OneLook one,
            StaleToken tokens,
            ModelNames models) {
        this.directory = directory;
        this.tasks = tasks;
        this.desk = desk;
        this.filters = filters;
        this.shown = shown;
        this.looks = looks;
        this.one = one;
        this.tokens = tokens;
        this.models = models;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (tokens.isStale(request)) {
            tokens.renew(request, response);
            DoorAnswer.STALE.write(response);
            return;
        }
        if (!isApi(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Viewer> viewer = viewer(request);
        if (viewer.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Optional<Asked> asked = allowed(request, viewer.get());
        if (asked.isPresent()) {
            handle(asked.get(), viewer.get(), response, chain);
        } else {
            refuse(request, viewer.get(), response);
        }
    }

    /** By the path as the server reads it, so that no spelling of it gets around the door. */
    private static boolean isApi(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return (path + "/").replaceAll("/+", "/").startsWith(API);
    }

    /** A request that a rule lets through, as it goes on, with the ids in its address. */
    private record Asked(DoorRule rule, Matcher ids, HttpServletRequest request) {}

    private Optional<Asked> allowed(HttpServletRequest request, Viewer viewer) throws IOException {
        // the address as it was sent: one that needs decoding is none of Tasklist's
        String address =
                request.getRequestURI().substring(request.getContextPath().length());
        if (!address.startsWith(API)) {
            return Optional.empty();
        }
        String path = address.substring(API.length());
        for (DoorRule rule : DoorRules.ALL) {
            Matcher ids = rule.matches(request.getMethod(), path);
            if (ids != null
                    && (rule.audience() == DoorRule.Audience.STAFF || viewer.holds(Role.BEHEER))
                    && AskedOfEngine.queryFits(rule, request, viewer.username())) {
                Optional<byte[]> body = AskedOfEngine.body(rule, request, viewer.username());
                return body.map(bytes -> new Asked(rule, ids, new RequestOfDoor(request, bytes)));
            }
        }
        return Optional.empty();
    }

    private void handle(Asked asked, Viewer viewer, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // the engine fails over one that does not exist, with a stack trace
        if (asked.rule().namesModel() && !models.exists(asked.ids().group("model"))) {
            DoorAnswer.NO_MODEL.write(response);
            return;
        }
        switch (asked.rule().handling()) {
            case PASS -> chain.doFilter(asked.request(), response);
            case OWN_PROFILE -> ownProfile(asked, viewer, response, chain);
            case FILTER -> filter(asked, viewer, response, chain);
            case LOOK -> look("cockpit:" + asked.rule().what(), asked, viewer, response, chain);
            case TASK -> task(asked, viewer, response, chain);
            case CLAIM -> act(asked, viewer, response, id -> desk.claim(id, viewer));
            case RELEASE -> act(asked, viewer, response, id -> desk.release(id, viewer));
        }
    }

    private void ownProfile(Asked asked, Viewer viewer, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (asked.ids().group("user").equals(viewer.username())) {
            chain.doFilter(asked.request(), response);
        } else {
            refuse(asked.request(), viewer, response);
        }
    }

    private void filter(Asked asked, Viewer viewer, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (filters.isReadyMade(asked.ids().group("filter"))) {
            look("tasklist:taken", asked, viewer, response, chain);
        } else {
            refuse(asked.request(), viewer, response);
        }
    }

    /** Asks the engine, writes down which cases its answer shows, and only then lets the answer go. */
    private void look(String what, Asked asked, Viewer viewer, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(asked.request(), answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK) {
            Set<UUID> cases = shown.in(answer.getContentAsByteArray());
            if (cases.isEmpty() && asked.rule().handling() == DoorRule.Handling.LOOK) {
                // counts, over all cases
                looks.shown(viewer, what, 0);
            } else {
                looks.polled(viewer, what, cases);
            }
        }
        one.write(false);
        answer.copyBodyToResponse();
    }

    private void task(Asked asked, Viewer viewer, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<TaskSummary> task = tasks.find(asked.ids().group("task"), viewer);
        if (task.isEmpty()) {
            looks.refused(viewer, null, "tasklist:taak");
            DoorAnswer.NO_TASK.write(response);
            return;
        }
        looks.polled(viewer, "tasklist:taak", Set.of(task.get().dossier()));
        one.write(false);
        chain.doFilter(asked.request(), response);
    }

    private interface Deed {
        void on(String taskId);
    }

    private void act(Asked asked, Viewer viewer, HttpServletResponse response, Deed deed) throws IOException {
        String id = asked.ids().group("task");
        try {
            deed.on(id);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (NotVisible | TaskGone gone) {
            DoorAnswer.NO_TASK.write(response);
        } catch (InvalidInput own) {
            DoorAnswer.OWN_STEP.write(response);
        }
    }

    private void refuse(HttpServletRequest request, Viewer viewer, HttpServletResponse response) throws IOException {
        looks.refused(viewer, null, RefusedAddress.of(request));
        DoorAnswer.NOT_HERE.write(response);
    }

    private Optional<Viewer> viewer(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .flatMap(directory::byUsername)
                .filter(Person::active)
                .map(Viewer::of);
    }
}
