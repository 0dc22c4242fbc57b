package nl.schakel.support.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reader of the XML in a zip that somebody sent: in memory, never more than the limit, nothing of it on a disk, no document
 * type and nothing from outside. What comes out is counted, whatever the zip says of its own size.
 */
final class ZipContents implements AutoCloseable {

    private static final int MOST_ENTRIES = 2_000;

    /** A name that leads out of the folder in which somebody would unpack it. */
    private static final Pattern LEADS_AWAY =
            Pattern.compile("(^|.*[/\\\\])\\.\\.([/\\\\].*|$)|^[/\\\\].*|^[A-Za-z]:.*");

    /** What is done with each piece of XML in turn. */
    interface Pieces {
        void read(XMLStreamReader xml) throws XMLStreamException;
    }

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private final XMLInputFactory factory = plainFactory();
    private long left;

    ZipContents(byte[] content, long most) throws IOException {
        left = most;
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (LEADS_AWAY.matcher(entry.getName()).matches() || entries.size() >= MOST_ENTRIES) {
                throw SheetRefused.of("fout.lijst.onveilig");
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw SheetRefused.of("fout.lijst.wachtwoord");
            }
            entries.put(entry.getName(), entry);
        }
    }

    /** The names of all there is. */
    Set<String> names() {
        return entries.keySet();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Hands each piece of one XML file on; of a file that is not there nothing. */
    void read(String name, Pieces pieces) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = entries.get(name);
        if (entry == null) {
            return;
        }
        try (InputStream counted = new Counted(zip.getInputStream(entry))) {
            XMLStreamReader xml = factory.createXMLStreamReader(counted);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.DTD) {
                    throw SheetRefused.of("fout.lijst.onveilig");
                }
                pieces.read(xml);
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** That of the JDK, whatever else is on the class path. */
    private static XMLInputFactory plainFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Counts what really comes out. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw SheetRefused.of("fout.lijst.uitgepakt-te-groot");
            }
        }
    }
}
