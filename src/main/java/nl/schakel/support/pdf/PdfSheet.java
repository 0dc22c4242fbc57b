package nl.schakel.support.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Writer of PDF pages: pages of A4 that fill from top to bottom. The font comes with PDFBox and is embedded, so every
 * printer has it.
 */
public final class PdfSheet {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 48;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;
    private static final float BOTTOM = MARGIN + 24;
    private static final float SIZE = 10;
    private static final float LEADING = 14;
    private static final float ROW_GAP = 3;

    /** A thin edge around each letter, so that a strong line needs no second font. */
    private static final float STROKE = 0.35f;

    private final PDDocument document;
    private final PDFont font;
    private final String footer;
    private final float[] columns;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream out;
    private float y;

    /**
     * Begins the first page.
     *
     * @param footer stands at the foot of every page
     * @param columns where the cells of a row begin and the last one ends, from 0 to 1
     */
    public PdfSheet(PDDocument document, String footer, float... columns) throws IOException {
        this.document = document;
        this.footer = footer;
        this.columns = columns.clone();
        try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(file));
            // to look for ligatures takes longer than all else: minutes for the houses of a large area
            letters.setEnableGsub(false);
            this.font = PDType0Font.load(document, letters, true);
        }
        newPage();
    }

    /** The title of the document. */
    public void title(String text) {
        line(text, 18, true, 26);
    }

    /** A heading, together with what follows it. */
    public void heading(String text) {
        y -= 8;
        keepTogether(3);
        line(text, 13, true, 20);
    }

    /** Some room before what follows. */
    public void gap() {
        y -= ROW_GAP * 2;
    }

    /** A paragraph in bold. */
    public void strong(String text) {
        wrapped(text, true);
    }

    /** A paragraph. */
    public void text(String text) {
        wrapped(text, false);
    }

    /** Cells beside each other, as many as there are columns at most; what does not fit a cell goes on below it. */
    public void row(String... cells) {
        List<List<String>> lines = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < cells.length; i++) {
            List<String> cell = wrap(cells[i], (columns[i + 1] - columns[i]) * WIDTH - 8);
            lines.add(cell);
            height = Math.max(height, cell.size());
        }
        room(height * LEADING + ROW_GAP);
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < lines.get(i).size(); j++) {
                put(lines.get(i).get(j), MARGIN + columns[i] * WIDTH, y - j * LEADING, SIZE, false);
            }
        }
        y -= height * LEADING + ROW_GAP;
        rule(y + LEADING - 1, 0.3f);
    }

    /** Empty lines to write on by hand. */
    public void lines(int count) {
        for (int i = 0; i < count; i++) {
            room(2 * LEADING);
            y -= 2 * LEADING;
            rule(y + 8, 0.6f);
        }
    }

    /** Begins a new page when so many lines do not fit on this one. */
    public void keepTogether(int count) {
        if (y - count * LEADING < BOTTOM && y < TOP - LEADING) {
            newPage();
        }
    }

    /** Writes the foot of every page, now that it is known how many there are. */
    public void finish() throws IOException {
        out.close();
        for (int i = 0; i < pages.size(); i++) {
            out = new PDPageContentStream(document, pages.get(i), PDPageContentStream.AppendMode.APPEND, true, true);
            put(footer, MARGIN, MARGIN, 8, false);
            String number = (i + 1) + " / " + pages.size();
            put(number, MARGIN + WIDTH - width(number, 8), MARGIN, 8, false);
            out.close();
        }
    }

    private void line(String text, float size, boolean strong, float height) {
        room(height);
        put(text, MARGIN, y - size + SIZE, size, strong);
        y -= height;
    }

    private void wrapped(String text, boolean strong) {
        for (String part : wrap(text, WIDTH)) {
            room(LEADING);
            put(part, MARGIN, y, SIZE, strong);
            y -= LEADING;
        }
    }

    private List<String> wrap(String text, float room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : printable(text).split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, SIZE) > room) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** What the font cannot draw is shown as a question mark: a strange sign in a name must not cost the whole list. */
    private String printable(String text) {
        StringBuilder good = new StringBuilder();
        text.codePoints().forEach(point -> {
            String sign = Character.toString(point);
            good.append(Character.isISOControl(point) ? " " : drawable(sign) ? sign : "?");
        });
        return good.toString();
    }

    private boolean drawable(String sign) {
        try {
            font.encode(sign);
            return true;
        } catch (IOException | IllegalArgumentException notInTheFont) {
            return false;
        }
    }

    private float width(String text, float size) {
        try {
            return font.getStringWidth(text) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String text, float x, float at, float size, boolean strong) {
        try {
            out.beginText();
            out.setFont(font, size);
            out.setRenderingMode(strong ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            out.setLineWidth(STROKE);
            out.newLineAtOffset(x, at);
            out.showText(printable(text));
            out.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rule(float at, float thickness) {
        try {
            out.setLineWidth(thickness);
            out.moveTo(MARGIN, at);
            out.lineTo(MARGIN + WIDTH, at);
            out.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void room(float height) {
        if (y - height < BOTTOM) {
            newPage();
        }
    }

    private void newPage() {
        try {
            if (out != null) {
                out.close();
            }
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            pages.add(page);
            out = new PDPageContentStream(document, page);
            y = TOP;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
