package nl.schakel.web.scim;

import org.springframework.http.HttpStatus;

/** Exception for a request of a system that cannot be done, as SCIM names it (RFC 7644, 3.12). */
class ScimRefused extends RuntimeException {

    private final HttpStatus status;
    private final String type;
    private final String sentence;
    private final transient Object[] values;

    /**
     * @param type code of SCIM; null where it has none
     * @param sentence key of what the system is told; its last part is the code for who keeps the people
     * @param values what the sentence names; never what was typed
     */
    ScimRefused(HttpStatus status, String type, String sentence, Object... values) {
        super(sentence);
        this.status = status;
        this.type = type;
        this.sentence = sentence;
        this.values = values;
    }

    static ScimRefused filter() {
        return new ScimRefused(HttpStatus.BAD_REQUEST, "invalidFilter", "fout.scim.filter");
    }

    static ScimRefused path() {
        return new ScimRefused(HttpStatus.BAD_REQUEST, "invalidPath", "fout.scim.pad");
    }

    static ScimRefused value(String field) {
        return new ScimRefused(HttpStatus.BAD_REQUEST, "invalidValue", "fout.scim.waarde", field);
    }

    static ScimRefused fixed(String field) {
        return new ScimRefused(HttpStatus.BAD_REQUEST, "mutability", "fout.scim.vast", field);
    }

    static ScimRefused outdated() {
        return new ScimRefused(HttpStatus.PRECONDITION_FAILED, null, "fout.scim.verouderd");
    }

    HttpStatus status() {
        return status;
    }

    String type() {
        return type;
    }

    String sentence() {
        return sentence;
    }

    /** Code for who keeps the people. */
    String why() {
        return sentence.substring(sentence.lastIndexOf('.') + 1);
    }

    Object[] values() {
        return values.clone();
    }
}
