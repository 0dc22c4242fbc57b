package nl.schakel.access;

import java.util.Optional;
import nl.schakel.access.internal.LogChain;
import nl.schakel.recovery.RestoreCheck;
import org.springframework.stereotype.Component;

/** Check: the chain of the access log is whole, up to the moment of the copy that was put back. */
@Component
class LogAfterRestore implements RestoreCheck {

    private final LogChain chain;

    LogAfterRestore(LogChain chain) {
        this.chain = chain;
    }

    @Override
    public RestoreFinding look() {
        LogCheckReport report = new LogCheckReport(chain.check(), false, Optional.empty());
        return new RestoreFinding(report.good(), report.lines().get(0));
    }
}
