package org.spectern.reports.render;

/**
 * A number worth reading first.
 *
 * @param value the number, formatted: {@code 974×}
 * @param label what it is
 * @param note under what conditions; empty for none
 */
public record KeyFigure(String value, String label, String note) {}
