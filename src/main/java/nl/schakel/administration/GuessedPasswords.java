package nl.schakel.administration;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;

/**
 * Check of a password against those that everybody guesses: lists of leaked passwords, names and words, and patterns such as rows
 * of keys and dates. The lists are in the library; nothing is asked of anybody.
 */
final class GuessedPasswords {

    /** On a scale of 0 to 4: this many guesses and more take longer than a stolen list of hashes is worth. */
    private static final int STRONG_ENOUGH = 3;

    /** More of it says nothing more, and costs time. */
    private static final int READ = 100;

    /** What somebody here thinks of first. */
    private static final List<String> NEAR = List.of(
            "schakel", "wachtwoord", "welkom", "gemeente", "mensenhandel", "opvang", "melding", "zomer", "winter");

    private static final Zxcvbn GUESSES = new Zxcvbn();

    private GuessedPasswords() {}

    static boolean isEasy(String password) {
        String read = password.substring(0, Math.min(READ, password.length()));
        return GUESSES.measure(read, NEAR).getScore() < STRONG_ENOUGH;
    }
}
