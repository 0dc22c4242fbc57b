/** OpenID Connect with the providers of organisations: what is asked of them, and whether their answers are theirs. */
package nl.schakel.web.openid;
