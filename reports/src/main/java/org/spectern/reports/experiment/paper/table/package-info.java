/** Tables 1 and 2 of the paper: coefficients of the asymptotic equivalent, and accuracy, for ten activations. */
package org.spectern.reports.experiment.paper.table;
