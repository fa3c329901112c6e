/** The paper's figures and tables made again, what was found of each claim, and the truth table that sums them up. */
package org.spectern.reports.experiment.paper;
