/**
 * Figure 2: kernels of nets, infinitely wide and drawn, beside their asymptotic equivalents and beside those of
 * compressed nets.
 */
package org.spectern.reports.experiment.paper.spectra;
