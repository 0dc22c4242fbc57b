/** SCIM 2.0 (RFC 7643, 7644): the system of an organisation keeps its people and the groups they are in. */
package nl.schakel.web.scim;
