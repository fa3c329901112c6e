package org.spectern.reports.experiment.paper;

import java.util.List;

/**
 * Every number of the pages of Figures 3 and 4.
 *
 * @param recipe nets under the recipe of the authors' code
 */
record AccuracyNumbers(PaperSettings settings, List<AccuracyPanel> panels, List<RecipeTask.Row> recipe) {}
