/** The accuracy of one net, original or compressed by any of the methods compared, as a cell of a sweep. */
package org.spectern.reports.experiment.accuracy;
