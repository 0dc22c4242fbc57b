package nl.schakel.file;

/** A scanner that says what a test wants. */
public final class TrialScanner implements Scanner {

    /** What it says; null when it fails. */
    public volatile Found says = Found.NOTHING;

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public Found scan(byte[] content) throws ScannerFailed {
        if (says == null) {
            throw new ScannerFailed("told to fail", null);
        }
        return says;
    }
}
