package nl.schakel.web.limits;

import java.util.Optional;
import java.util.Set;
import nl.schakel.support.network.Addresses;
import org.apache.catalina.connector.Request;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Classifier of requests: chooses the lane of a request. By address alone the public could stand in any lane, so the
 * night asks who it is.
 */
@Component
class Visitors {

    private static final String HEALTH = "/actuator/health";
    private static final Set<String> NIGHT = Set.of("/piket", "/api/v1/piket");

    private final RequestLanes lanes;
    private final KnownSessions sessions;
    private final ProvenPasswords passwords;

    Visitors(RequestLanes lanes, KnownSessions sessions, ProvenPasswords passwords) {
        this.lanes = lanes;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /** Without a look at who it is. */
    Visitor stranger(Request request) {
        return new Visitor(lanes.open, Addresses.networkOf(request.getRemoteAddr()), true, null);
    }

    /** @param file whether a file comes, which the public sends in a lane of its own, since reading one takes its time */
    Visitor of(Request request, boolean file) {
        Visitor visitor = of(request);
        return file && visitor.lane() != lanes.staff
                ? new Visitor(
                        lanes.files, Addresses.networkOf(request.getRemoteAddr()), visitor.anonymous(), visitor.claim())
                : visitor;
    }

    Visitor of(Request request) {
        String path = request.getDecodedRequestURI();
        if (within(path, HEALTH) && !IncomingBody.follows(request.getCoyoteRequest())) {
            return new Visitor(lanes.health, Addresses.networkOf(request.getRemoteAddr()), true, null);
        }
        Optional<String> account = sessions.account(request);
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (account.isEmpty() && passwords.claimed(path, authorization)) {
            account = passwords.account(authorization);
            if (account.isEmpty()) {
                return new Visitor(lanes.claimed, Addresses.networkOf(request.getRemoteAddr()), false, authorization);
            }
        }
        return account.map(name -> new Visitor(lane(path), name, false, null)).orElseGet(() -> stranger(request));
    }

    private RequestLane lane(String path) {
        return NIGHT.stream().anyMatch(address -> within(path, address)) ? lanes.night : lanes.staff;
    }

    private static boolean within(String path, String address) {
        return path.equals(address) || path.startsWith(address + "/");
    }
}
