/** Experiments: which nets are trained, what of them is measured, and what the figures say of the paper's claims. */
package org.spectern.reports.experiment;
