/**
 * Results of the benchmark suite: read from JMH's JSON and the manifest beside it, compared, held to their floors, and
 * shown.
 */
package org.spectern.reports.experiment.bench;
