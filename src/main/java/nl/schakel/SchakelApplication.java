package nl.schakel;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Schakel: one application with the engine, its pages and its API. */
@SpringBootApplication
public class SchakelApplication {

    public static void main(String[] args) {
        SpringApplication.run(SchakelApplication.class, args);
    }
}
