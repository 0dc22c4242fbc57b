package nl.schakel.web.security;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import nl.schakel.login.CodeApps;
import nl.schakel.login.Factor;
import nl.schakel.login.Passkeys;
import nl.schakel.organisation.Person;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.network.Links;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** View factory: making a second step, at the first login or later from one's own settings. */
@Component
public class NewSteps {

    private static final String SECRET = "app-geheim";
    private static final int GROUP = 4;

    /**
     * A picture that a phone reads.
     *
     * @param size of its side, in blocks
     * @param path the dark blocks, as the path of a drawing
     */
    public record Picture(int size, String path) {}

    private final CodeApps apps;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Links links;

    NewSteps(CodeApps apps, Passkeys passkeys, Sessions sessions, Links links) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.links = links;
    }

    /** Adds what a page shows to make one. The secret stays in the session until an app proves to have it. */
    public void show(HttpServletRequest request, Model model) {
        String secret = (String) request.getSession().getAttribute(SECRET);
        if (secret == null) {
            secret = apps.newSecret();
            request.getSession().setAttribute(SECRET, secret);
        }
        model.addAttribute("secret", secret.replaceAll("(.{" + GROUP + "})(?=.)", "$1 "));
        model.addAttribute("picture", picture(CodeApps.address(secret, links.host())));
    }

    /**
     * Keeps what somebody made, which proves once more who they are.
     *
     * @param way code of {@link Factor}
     * @param answer six digits of the app, or what the device answered
     * @return recovery codes to show once; empty for who has some
     * @throws InvalidInput when the answer is not right
     */
    public List<String> add(
            String way, String answer, Person person, HttpServletRequest request, HttpServletResponse response) {
        Factor factor = kind(way);
        List<String> codes = factor == Factor.PASSKEY
                ? passkeys.add(person.id(), sessions.takeAsked(request), answer)
                : addApp(answer, person, request);
        // who made it has just shown to have it
        sessions.prove(factor, request, response);
        return codes;
    }

    private List<String> addApp(String answer, Person person, HttpServletRequest request) {
        String secret = (String) request.getSession().getAttribute(SECRET);
        if (secret == null) {
            throw InvalidInput.of("code", "verlopen", "fout.tweede-stap.verlopen");
        }
        List<String> codes = apps.add(person.id(), secret, answer);
        request.getSession().removeAttribute(SECRET);
        return codes;
    }

    /** @throws InvalidInput when it is none */
    static Factor kind(String way) {
        return Coded.of(Factor.class, way)
                .orElseThrow(() -> InvalidInput.of("manier", "onbekend", "fout.tweede-stap.onbekend"));
    }

    private static Picture picture(String address) {
        try {
            BitMatrix blocks =
                    new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < blocks.getHeight(); y++) {
                for (int x = 0; x < blocks.getWidth(); x++) {
                    if (blocks.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new Picture(blocks.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
