/**
 * Pages, plots and tables that need nothing but a browser or a terminal: HTML and inline SVG without scripts, fonts or
 * network.
 *
 * <p>Nothing here computes results: charts and tables show what they are given.
 */
package org.spectern.reports.render;
