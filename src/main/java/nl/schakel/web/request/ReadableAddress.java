package nl.schakel.web.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import nl.schakel.support.input.StorableText;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Servlet filter that refuses a method that nobody has, and an address that cannot be read or holds characters that no text of ours may hold, whatever
 * the address is: nobody types them. What stands in the body is looked at where it is read.
 */
@Component
@Order(ReadableAddress.ORDER)
class ReadableAddress extends OncePerRequestFilter {

    /** Before the session: refusing costs no look in the database. */
    static final int ORDER = DatabaseOutageFilter.ORDER - 1;

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String NO_METHOD = "{\"type\":\"urn:schakel:fout-405\",\"title\":\"Dit kan hier niet\","
            + "\"status\":405,\"detail\":\"Deze methode bestaat hier niet.\"}";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!METHODS.contains(request.getMethod())) {
            answer(request, response);
        } else if (request.getDispatcherType() == DispatcherType.ERROR
                || readable(request.getRequestURI()) && readable(request.getQueryString())) {
            chain.doFilter(request, response);
        } else {
            Reasons.tell(request, "fout.adres.onleesbaar");
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    /** Also where Tomcat refused the method first: its error page is asked for by the same method. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Without an error page: the security in between refuses such a method there too, and would leave it empty. */
    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        boolean system = Stream.of(request.getRequestURI(), asked)
                .anyMatch(path -> path.startsWith("/api/") || path.startsWith("/scim/"));
        response.resetBuffer();
        response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType(system ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
        response.getOutputStream()
                .write((system ? NO_METHOD : DutchServerErrors.PAGE).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean readable(String encoded) {
        if (encoded == null) {
            return true;
        }
        byte[] plain = decoded(encoded);
        try {
            return plain != null
                    && StorableText.is(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(plain))
                            .toString());
        } catch (CharacterCodingException noUtf8) {
            return false;
        }
    }

    /** The bytes of a percent-encoded text; null when a percent sign is not followed by two hexadecimal digits. */
    private static byte[] decoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                // the server hands on other bytes as Latin-1 characters
                bytes.write(c);
            } else {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(encoded.charAt(i + 2), 16);
                if (low < 0) {
                    return null;
                }
                bytes.write(high << 4 | low);
                i += 2;
            }
        }
        return bytes.toByteArray();
    }
}
