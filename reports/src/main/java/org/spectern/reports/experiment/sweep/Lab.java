package org.spectern.reports.experiment.sweep;

import org.spectern.reports.pipeline.Progress;
import org.spectern.reports.pipeline.Team;

/**
 * What a cell is computed with, none of which changes its result.
 *
 * @param team threads
 * @param progress told how far it has come
 */
public record Lab(Team team, Progress progress) {}
