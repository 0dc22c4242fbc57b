/**
 * How many characters a text has for who types it, as the server counts (InputCheck.length): a character of any plane is
 * one, and so is the end of a line, however it is written.
 */
export const characters = (text) => [...text.replaceAll('\r\n', '\n')].length;
