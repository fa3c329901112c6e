package org.spectern.reports.experiment.paper;

import org.spectern.reports.render.Verdict;

/**
 * One row of the truth table.
 *
 * @param paper what the paper says, with its number where it gives one
 * @param measured what was measured here, with its interval; why it was not, for {@link Verdict#NOT_RUN}
 * @param verdict what became of the claim
 */
public record Finding(String paper, String measured, Verdict verdict) {}
