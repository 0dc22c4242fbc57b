package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import nl.schakel.login.Providers;
import nl.schakel.organisation.Directory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Page controller: logging in and out. */
@Controller
class LoginPages {

    /** Where filters forward to; asked for directly these show an empty login form. */
    static final String FORM = "/inloggen/formulier";

    static final String AGAIN = "/inloggen/verder";

    /** Request attributes from filters to the form. */
    static final String FAILURE = "inlogfout";

    static final String WAIT_SECONDS = "wachtSeconden";

    /** Key of the sentence that says why a login at a provider failed. */
    static final String PROVIDER_FAILURE = "aanbiederFout";

    /**
     * A provider that people can choose.
     *
     * @param organisation as it is called in a sentence
     */
    record OfferedProvider(String code, String organisation) {}

    private final CurrentViewer current;
    private final HomeAddress home;
    private final Providers providers;
    private final Directory directory;

    LoginPages(CurrentViewer current, HomeAddress home, Providers providers, Directory directory) {
        this.current = current;
        this.home = home;
        this.providers = providers;
        this.directory = directory;
    }

    @GetMapping("/inloggen")
    String login(HttpServletRequest request, Model model) {
        String path = LocalPath.of(request.getParameter(TypedInput.PATH_PARAMETER));
        if (current.find().isPresent()) {
            return "redirect:" + (path.isEmpty() ? home.of(current.get()) : path);
        }
        model.addAttribute("verder", path);
        model.addAttribute("welkom", request.getParameter("welkom") != null);
        model.addAttribute("uitgelogd", request.getParameter("uitgelogd") != null);
        model.addAttribute("aanbieders", offered());
        return "inloggen/formulier";
    }

    /** The same form after a wrong password or a lost session, with what had been typed. */
    @RequestMapping(FORM)
    String again(HttpServletRequest request, Model model) {
        TypedInput typed = typed(request);
        if (typed == null) {
            return "redirect:/inloggen";
        }
        model.addAttribute("verder", typed.path());
        model.addAttribute("velden", typed.fields());
        model.addAttribute("gebruikersnaam", request.getParameter(SecurityConfiguration.USERNAME));
        model.addAttribute("fout", request.getAttribute(FAILURE));
        model.addAttribute("wacht", request.getAttribute(WAIT_SECONDS));
        model.addAttribute("aanbieders", offered());
        model.addAttribute("aanbiederFout", request.getAttribute(PROVIDER_FAILURE));
        // by the address alone: it says nothing of whether an account has it
        model.addAttribute(
                "eigenInlog",
                providers
                        .forAddress(request.getParameter(SecurityConfiguration.USERNAME))
                        .map(provider -> directory.labelOf(provider.organisation()))
                        .orElse(null));
        return "inloggen/formulier";
    }

    /** After login: the page that sends on what had been typed before. */
    @RequestMapping(AGAIN)
    String resume(HttpServletRequest request, Model model) {
        TypedInput typed = typed(request);
        if (typed == null || typed.isEmpty()) {
            return "redirect:/";
        }
        model.addAttribute("verder", typed.path());
        model.addAttribute("velden", typed.fields());
        return "inloggen/verder";
    }

    /** For links, which can only GET: asks for the button that logs out. */
    @GetMapping("/uitloggen")
    String logout() {
        return current.find().isPresent() ? "inloggen/uitloggen" : "redirect:/inloggen?uitgelogd";
    }

    /** For scripts of a page that stayed open: whether somebody is signed in, and the token to send along. */
    @GetMapping("/inloggen/sessie")
    ResponseEntity<Map<String, Object>> session(CsrfToken token) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "ingelogd",
                        current.find().isPresent(),
                        "csrfHeader",
                        token.getHeaderName(),
                        "csrf",
                        token.getToken()));
    }

    /** Those of organisations that exist. */
    private List<OfferedProvider> offered() {
        return providers.all().stream()
                .filter(provider ->
                        directory.organisation(provider.organisation()).isPresent())
                .map(provider -> new OfferedProvider(provider.code(), directory.labelOf(provider.organisation())))
                .toList();
    }

    private static TypedInput typed(HttpServletRequest request) {
        return (TypedInput) request.getAttribute(TypedInput.ATTRIBUTE);
    }
}
