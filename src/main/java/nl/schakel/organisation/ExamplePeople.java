package nl.schakel.organisation;

/** Port to the invented people of a demonstration: the start asks for them before it looks for an administrator. */
public interface ExamplePeople {

    /** Whether an earlier start has made them all. */
    boolean complete();

    /** Adds who is missing; what somebody changed since stays. */
    void add();
}
