/** Login, sessions, and what each address demands of who asks for it. */
package nl.schakel.web.security;
