package org.spectern.reports.experiment.paper;

import java.util.List;
import org.spectern.reports.render.Page;

/**
 * What a result of the paper became.
 *
 * @param page for readers
 * @param numbers everything that the page shows, as a record that becomes {@code results.json} beside it
 * @param findings the claims, each with its verdict
 */
public record PaperReport(Page page, Record numbers, List<Finding> findings) {}
