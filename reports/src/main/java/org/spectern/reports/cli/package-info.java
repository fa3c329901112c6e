/** The command line: reads options, calls the experiments, prints. It never computes. */
package org.spectern.reports.cli;
