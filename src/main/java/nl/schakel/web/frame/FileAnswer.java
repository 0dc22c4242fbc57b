package nl.schakel.web.frame;

import nl.schakel.file.FileReading;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Factory of answers with what somebody sent: never kept by a browser, never taken for something else, and without any right on
 * our pages. A picture is shown, anything else only downloaded, under a name that says nothing.
 */
public final class FileAnswer {

    private static final String ALONE =
            "default-src 'none'; img-src 'self'; sandbox; base-uri 'none'; frame-ancestors 'none'";
    private static final String NAME = "bestand.";

    private FileAnswer() {}

    /** The content of one file. */
    public static ResponseEntity<byte[]> of(FileReading.Content content) {
        ContentDisposition.Builder how =
                content.kind().image() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(content.kind().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(NAME + content.kind().extension()).build().toString())
                .header("Content-Security-Policy", ALONE)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(content.bytes());
    }
}
