package nl.schakel.process.rules.path;

import java.util.List;

/**
 * Value: everything that one token, or one event, can do at a position.
 *
 * @param to the positions that follow; empty for a token that waits
 * @param event whether it only happens when something from outside comes, so that no case counts on it
 * @param alone whether nothing else can matter before it: then the other tokens can wait
 */
record Move(List<Position> to, boolean event, boolean alone) {}
