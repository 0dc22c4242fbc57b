/** Spreadsheets that people send and take away: ODS, XLSX and CSV, read as text of cells and nothing else (ADR 120). */
@NamedInterface("sheet")
package nl.schakel.support.sheet;

import org.springframework.modulith.NamedInterface;
