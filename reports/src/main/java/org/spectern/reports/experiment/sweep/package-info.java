/** Sweeps: many results, each computed alone, kept by the hash of what it depends on, and shared out over machines. */
package org.spectern.reports.experiment.sweep;
