/** Where SMS goes: the gateway of the installation, or one that a demonstration brings along. */
@NamedInterface("sms")
package nl.schakel.support.sms;

import org.springframework.modulith.NamedInterface;
