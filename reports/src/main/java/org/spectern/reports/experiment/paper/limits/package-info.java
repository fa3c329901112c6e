/** The stress of the paper's claim: how sparse weights may be, and which other laws of weights keep the kernel. */
package org.spectern.reports.experiment.paper.limits;
