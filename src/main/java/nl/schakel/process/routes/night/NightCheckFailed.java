package nl.schakel.process.routes.night;

import java.util.UUID;

/** Event: a call that nobody has finished goes on no more: nothing happens by itself and nobody is waited for. */
public record NightCheckFailed(UUID call) {}
