/** The rota: duty areas, weekly pattern, shifts, and how somebody is reached. */
package nl.schakel.web.rooster;
