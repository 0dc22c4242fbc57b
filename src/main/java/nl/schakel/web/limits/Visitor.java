package nl.schakel.web.limits;

/**
 * View model: who sends a request, as far as that is known before it is read.
 *
 * @param key by which the lane counts: a network or an account
 * @param anonymous nobody is signed in and nobody says so
 * @param claim name and password that the request carries, unproven; null when there are none
 */
record Visitor(RequestLane lane, String key, boolean anonymous, String claim) {}
