package nl.schakel.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests made from the links and forms that a crawl of the pages found, with every field of each form. */
final class PageRequests {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|select|textarea|button)\\b([^>]*)>");
    private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*\\bvalue=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final List<String> METHODS = List.of("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE");

    /** Ends a session, moves the clock of everybody, or belongs to the engine. */
    private static final List<String> LEFT_ALONE =
            List.of("/camunda", "/uitloggen", "/demo/nacht", "/assets", "/inloggen");

    /** A form or a link with filters. */
    private record Form(String role, String method, String action, Map<String, List<String>> fields) {

        String place() {
            return method + " " + ID.matcher(action).replaceAll("{id}");
        }
    }

    private final Random random;
    private final Values values;
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, Form> links = new LinkedHashMap<>();

    PageRequests(Random random, Values values) {
        this.random = random;
        this.values = values;
    }

    /** What our own pages lead to and is refused: there is none. */
    List<String> broken() {
        return broken;
    }

    int forms() {
        return forms.size();
    }

    int links() {
        return links.size();
    }

    /** Reads the pages that this role reaches, some at most. */
    void crawl(String role, Map<String, String> login, RawHttp http, int most) {
        Deque<String> waiting = new ArrayDeque<>(List.of(
                "/",
                "/melden",
                "/melden/volgen",
                "/taken",
                "/zaken",
                "/plaatsingen",
                "/plaatsingen/nieuw",
                "/opvang",
                "/weigeringen",
                "/toegang",
                "/toegang/controle",
                "/storingen",
                "/piket",
                "/piket/oproep",
                "/piket/rooster",
                "/piket/bereikbaar",
                "/piket/noodlijst",
                "/demo/accounts",
                "/error"));
        Set<String> seen = new LinkedHashSet<>(waiting);
        for (int pages = 0; !waiting.isEmpty() && pages < most; pages++) {
            String path = waiting.poll();
            link(role, path);
            RawHttp.Answer page = http.send(new Fuzzed(path, role, "GET", path, login, null));
            if (page.status() == 400 || page.status() >= 500) {
                broken.add(role + " " + path + ": " + page.status());
            }
            Matcher ids = ID.matcher(page.body());
            while (ids.find()) {
                values.seen(ids.group());
            }
            Matcher link = LINK.matcher(page.body());
            while (link.find()) {
                String to = link.group(1).replace("&amp;", "&");
                if (LEFT_ALONE.stream().noneMatch(to::startsWith) && seen.add(to)) {
                    waiting.add(to);
                }
            }
            Matcher form = FORM.matcher(page.body());
            while (form.find()) {
                form(role, path, form.group(1), form.group(2));
            }
        }
    }

    private void link(String role, String path) {
        String address = path.replaceFirst("\\?.*", "");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (path.contains("?")) {
            for (String pair : path.substring(path.indexOf('?') + 1).split("&")) {
                fields.put(pair.replaceFirst("=.*", ""), List.of());
            }
        }
        Form found = new Form(role, "GET", address, fields);
        links.putIfAbsent(role + found.place(), found);
    }

    private void form(String role, String page, String head, String inside) {
        String action = attribute(head, "action").replace("&amp;", "&");
        String address = action.isEmpty() ? page : action;
        if (LEFT_ALONE.stream().anyMatch(address::startsWith)) {
            return;
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(inside);
        while (field.find()) {
            String name = attribute(field.group(2), "name");
            if (!name.isEmpty() && !name.equals("_csrf")) {
                String value = attribute(field.group(2), "value");
                fields.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
                values.seen(value);
            }
        }
        Matcher option = OPTION.matcher(inside);
        while (option.find()) {
            values.seen(option.group(1));
        }
        String method = attribute(head, "method").equalsIgnoreCase("post") ? "POST" : "GET";
        Form found = new Form(role, method, address.replaceFirst("\\?.*", ""), fields);
        forms.putIfAbsent(role + found.place(), found);
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : "";
    }

    /** @param token the CSRF token of the role's session, or null */
    Fuzzed next(Map<String, Map<String, String>> logins, Map<String, String> tokens) {
        boolean link = forms.isEmpty() || random.nextInt(3) == 0;
        Form form = values.pick(List.copyOf((link ? links : forms).values()));
        // now and then somebody else sends it
        String role = random.nextInt(6) == 0 ? values.pick(List.copyOf(logins.keySet())) : form.role();
        Map<String, String> headers = new LinkedHashMap<>(logins.get(role));
        String pairs = pairs(form);
        String target = random.nextInt(8) == 0
                ? ID.matcher(form.action()).replaceAll(Matcher.quoteReplacement(values.step()))
                : form.action();
        if (form.method().equals("GET") || random.nextInt(30) == 0) {
            String method = random.nextInt(12) == 0 ? values.pick(METHODS) : "GET";
            String query = pairs.isEmpty() ? "" : "?" + pairs;
            if (random.nextInt(10) == 0) {
                headers.put("Accept", values.pick(List.of("application/json", "image/webp", "application/xml", "x")));
            }
            return new Fuzzed(form.place(), role, method, ApiRequests.shortEnough(target + query), headers, null);
        }
        String token = tokens.get(role);
        if (token != null && random.nextInt(15) > 0) {
            pairs = "_csrf=" + token + (pairs.isEmpty() ? "" : "&" + pairs);
        }
        headers.put(
                "Content-Type",
                random.nextInt(15) > 0
                        ? "application/x-www-form-urlencoded"
                        : values.pick(
                                List.of("application/json", "text/plain", "multipart/form-data; boundary=x", "x")));
        return new Fuzzed(form.place(), role, "POST", target, headers, pairs.getBytes(StandardCharsets.UTF_8));
    }

    private String pairs(Form form) {
        List<String> pairs = new ArrayList<>();
        form.fields().forEach((name, offered) -> {
            int times = random.nextInt(12) == 0 ? 2 : random.nextInt(8) == 0 ? 0 : 1;
            for (int i = 0; i < times; i++) {
                pairs.add(name(name) + "=" + value(offered));
            }
        });
        if (random.nextInt(12) == 0) {
            pairs.add(values.encoded() + "=" + values.encoded());
        }
        return String.join("&", pairs);
    }

    /** Now and then a field inside a field, which no form has. */
    private String name(String name) {
        return random.nextInt(20) > 0
                ? name
                : URLEncoder.encode(
                        name + values.pick(List.of("[0]", "[3]", "[999999]", "[x]", "[", ".x", "[0].x")),
                        StandardCharsets.UTF_8);
    }

    /** What the page offers itself, most of the time: the other answers then get further than the first check. */
    private String value(List<String> offered) {
        return offered.isEmpty() || random.nextInt(5) < 2
                ? values.encoded()
                : URLEncoder.encode(values.pick(offered), StandardCharsets.UTF_8);
    }
}
