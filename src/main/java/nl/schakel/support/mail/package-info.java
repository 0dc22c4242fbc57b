/** Where mail goes when nobody named a mail server. */
@NamedInterface("mail")
package nl.schakel.support.mail;

import org.springframework.modulith.NamedInterface;
