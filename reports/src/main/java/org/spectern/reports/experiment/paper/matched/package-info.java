/** Figure 1: the activations that a compressed net has in place of the original's, and how well they match. */
package org.spectern.reports.experiment.paper.matched;
