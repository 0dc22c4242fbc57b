package nl.schakel.web.melden;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.support.sheet.SheetFiles;
import nl.schakel.web.security.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who reads in a list of signals, by the pages. */
record ImportVisit(Visit visit) {

    private static final String NAME = "signalen (fictief).csv";

    static UUID id(String list) {
        return UUID.fromString(list.substring(list.lastIndexOf('/') + 1));
    }

    /** Sends a list with these rows. @return the address of its preview */
    String upload(List<List<String>> rows) {
        HttpResponse<String> sent = visit.sendFile("/inlezen", visit.token(), NAME, SheetFiles.csv(rows));
        if (sent.statusCode() != 302) {
            throw new AssertionError("not read: " + sent.statusCode() + " " + sent.body());
        }
        return "/inlezen/"
                + Pattern.compile(".*/inlezen/")
                        .matcher(sent.headers().firstValue("Location").orElseThrow())
                        .replaceAll("");
    }

    /** Sends what is refused. @return the page that says why */
    String refused(byte[] content) {
        HttpResponse<String> sent = visit.sendFile("/inlezen", visit.token(), NAME, content);
        if (sent.statusCode() != 400) {
            throw new AssertionError("not refused: " + sent.statusCode());
        }
        return sent.body();
    }

    /** Confirms a list; fields in pairs. */
    void confirm(String list, String... fields) {
        HttpResponse<String> sent = visit.submit(list + "/bevestigen", visit.token(), fields);
        if (sent.statusCode() != 302) {
            throw new AssertionError("not confirmed: " + sent.statusCode() + " " + sent.body());
        }
    }

    /** How many lists the own page shows. */
    int lists() {
        return visit.get("/inlezen").body().split("class=\"row__title\"", -1).length - 1;
    }

    List<UUID> dossiers(JdbcClient jdbc, String list) {
        return jdbc.sql(
                        "select dossier_id from schakel.signal_import_row where import_id = ? and dossier_id is not null"
                                + " order by row_number")
                .param(id(list))
                .query(UUID.class)
                .list();
    }

    List<String> states(JdbcClient jdbc, String list) {
        return jdbc.sql("select state from schakel.signal_import_row where import_id = ? order by row_number")
                .param(id(list))
                .query(String.class)
                .list();
    }
}
