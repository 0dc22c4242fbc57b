package nl.schakel.web.taken;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the list of tasks as it stands on a page. */
final class TaskPaging {

    private static final Pattern ROW = Pattern.compile("class=\"row__title\" href=\"/taken/([^\"]+)\"");

    private TaskPaging() {}

    /** The tasks of a page, from top to bottom. */
    static List<String> tasks(String page) {
        List<String> found = new ArrayList<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            found.add(row.group(1));
        }
        return found;
    }

    /** Where the next page is, or null. */
    static String next(CharSequence page) {
        return link(page, "next");
    }

    /** Where the page before is, or null. */
    static String previous(CharSequence page) {
        return link(page, "prev");
    }

    private static String link(CharSequence page, String rel) {
        // of several pages in a row only the last one counts
        String last = page.toString().substring(page.toString().lastIndexOf("<!DOCTYPE"));
        Matcher link = Pattern.compile("rel=\"" + rel + "\" href=\"([^\"]+)\"").matcher(last);
        return link.find() ? link.group(1).replace("&amp;", "&") : null;
    }
}
