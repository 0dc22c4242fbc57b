package nl.schakel.access;

import nl.schakel.access.internal.LogChain;
import org.springframework.stereotype.Service;

/** Reads and checks the access log, for the data protection officer. */
@Service
public class LogReading {

    private final LogChain chain;

    LogReading(LogChain chain) {
        this.chain = chain;
    }

    /** Recomputes the whole chain of seals. Reads every entry, so only when somebody asks for it. */
    public LogCheck check() {
        return chain.check();
    }
}
