/** Pages for the data protection officer about who looked: alerts, exports, what somebody concerned asks for, the year. */
package nl.schakel.web.toegang;
