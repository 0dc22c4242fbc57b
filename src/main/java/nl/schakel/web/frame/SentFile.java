package nl.schakel.web.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import nl.schakel.file.NewFile;
import org.springframework.web.multipart.MultipartFile;

/** Reader of a file in a form. */
public final class SentFile {

    private SentFile() {}

    /** @param file null when the form had none */
    public static NewFile of(MultipartFile file) {
        try {
            return file == null ? new NewFile(null, null) : new NewFile(file.getOriginalFilename(), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
