package nl.schakel.file;

import java.util.Arrays;
import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: the kinds of file that are taken, known by what is in them and never by their name. */
public enum FileKind implements Coded {
    /** A photo of a camera. */
    JPEG("image/jpeg", "jpg", new int[] {0xFF, 0xD8, 0xFF}),
    /** A picture of a screen. */
    PNG("image/png", "png", new int[] {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A}),
    /** A document; kept as it is, and never shown inside a page. */
    PDF("application/pdf", "pdf", new int[] {'%', 'P', 'D', 'F', '-'});

    private final String mediaType;
    private final String extension;
    private final int[] beginning;

    FileKind(String mediaType, String extension, int[] beginning) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.beginning = beginning;
    }

    /** What the content is; empty when it is none of these. */
    public static Optional<FileKind> of(byte[] content) {
        return Arrays.stream(values()).filter(kind -> kind.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        if (content.length < beginning.length) {
            return false;
        }
        for (int at = 0; at < beginning.length; at++) {
            if ((content[at] & 0xFF) != beginning[at]) {
                return false;
            }
        }
        return true;
    }

    /** The type as a browser calls it. */
    public String mediaType() {
        return mediaType;
    }

    /** The end of a name that says nothing else. */
    public String extension() {
        return extension;
    }

    /** Whether it can be drawn anew, and looked at without being kept on a device. */
    public boolean image() {
        return this != PDF;
    }
}
