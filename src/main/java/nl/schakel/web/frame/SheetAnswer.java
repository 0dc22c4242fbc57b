package nl.schakel.web.frame;

import nl.schakel.support.sheet.SheetKind;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Factory of answers with a spreadsheet of our own: downloaded, and never kept by a browser. */
public final class SheetAnswer {

    private SheetAnswer() {}

    /** A spreadsheet by this name. */
    public static ResponseEntity<byte[]> of(SheetKind kind, String name, byte[] content) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + kind.code())
                                .build()
                                .toString())
                .body(content);
    }
}
