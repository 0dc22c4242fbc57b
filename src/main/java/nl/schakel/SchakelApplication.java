package nl.schakel;

import nl.schakel.access.LogCheckCommand;
import nl.schakel.recovery.BackupCommand;
import nl.schakel.recovery.ExportCommand;
import nl.schakel.recovery.RestoreCommand;
import nl.schakel.support.EndOfStart;
import nl.schakel.support.crypto.KeysCommand;
import nl.schakel.trial.child.TrialProgram;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Application class of Schakel: one application with the engine, its pages and its API. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SchakelApplication {

    /** Runs in the foreground; a start that fails ends the process instead of leaving threads of mail or jobs behind. */
    public static void main(String[] args) {
        if (LogCheckCommand.asked(args)) {
            System.exit(LogCheckCommand.run(System.out, args));
        }
        if (KeysCommand.asked(args)) {
            System.exit(KeysCommand.run(System.out, args));
        }
        if (BackupCommand.asked(args)) {
            System.exit(BackupCommand.run(System.out, args));
        }
        if (RestoreCommand.asked(args)) {
            System.exit(RestoreCommand.run(System.out, args));
        }
        if (ExportCommand.asked(args)) {
            System.exit(ExportCommand.run(System.out, args));
        }
        if (TrialProgram.asked(args)) {
            TrialProgram.run();
            return;
        }
        SpringApplication application = new SpringApplication(SchakelApplication.class);
        EndOfStart.of(application);
        try {
            application.run(args);
        } catch (Throwable failure) {
            // the reason has been reported by SpringApplication; only the exit code is left to say
            System.exit(EndOfStart.FAILED);
        }
    }
}
