package nl.schakel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import nl.schakel.support.input.StorableText;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Servlet filter that refuses an address that cannot be read, or holds characters that no text of ours may hold, whatever
 * the address is: nobody types them. What stands in the body is looked at where it is read.
 */
@Component
@Order(ReadableAddress.ORDER)
class ReadableAddress extends OncePerRequestFilter {

    /** Before the session: refusing costs no look in the database. */
    static final int ORDER = DatabaseOutageFilter.ORDER - 1;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (readable(request.getRequestURI()) && readable(request.getQueryString())) {
            chain.doFilter(request, response);
        } else {
            Reasons.tell(request, "In het adres staan tekens die wij niet kunnen lezen.");
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
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
