package nl.schakel.process.compare;

/** Exception for a file of which nothing can be compared; its message is a Dutch sentence. */
final class UnreadableFile extends RuntimeException {

    UnreadableFile(String key, Object... values) {
        super(BundleComparison.TEXTS.say("onleesbaar." + key, values));
    }
}
