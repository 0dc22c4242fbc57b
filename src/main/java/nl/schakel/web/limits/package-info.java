/**
 * What anybody may ask of this machine: how much, how fast and how many at once. Stands before the session, the database
 * and every parser (ADR 90).
 */
package nl.schakel.web.limits;
