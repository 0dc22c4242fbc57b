package nl.schakel.signal.imports;

import java.util.List;

/**
 * Value: what a list is, sealed as a whole.
 *
 * @param name as the sender calls it
 * @param headings in the order of its columns
 * @param notes what was noticed in it, in Dutch
 */
public record ImportAbout(String name, List<String> headings, List<String> notes) {

    @Override
    public String toString() {
        return "ImportAbout[" + headings.size() + " columns]";
    }
}
