package nl.schakel.process.tasks;

/** Port: looks at a completion as a whole before the route goes on; needs no question in a form. */
public interface CompletionCheck {

    /** @throws nl.schakel.support.input.InvalidInput when the task may not be done like this; then nothing was stored */
    void check(AnswerBinder.Context context);
}
