package nl.schakel.file;

/** Port: knows whether something harmful is in a file. */
public interface Scanner {

    /** What was found. */
    enum Found {
        /** Nothing. */
        NOTHING,
        /** Something harmful. */
        HARM
    }

    /** Whether this installation has one; without, files stay in quarantine. */
    boolean present();

    /**
     * Looks into a file; ends within a minute, whatever the other side does.
     *
     * @throws ScannerFailed when that is not known, so that it has to be asked again
     */
    Found scan(byte[] content) throws ScannerFailed;

    /** Exception for a scanner that did not answer, or not with an answer. */
    class ScannerFailed extends Exception {

        public ScannerFailed(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
