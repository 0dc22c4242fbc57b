package nl.schakel.process.tasks.form;

import java.util.Map;
import nl.schakel.process.tasks.TaskSummary;

/** Port: a list of options that differs per task; a question names it in {@code valuesKey}. */
public interface TaskOptions {

    /** Whether it knows a list of this name. */
    boolean offers(String name);

    /** The options, value to label, for the person who has this task. */
    Map<String, String> of(String name, TaskSummary task);
}
