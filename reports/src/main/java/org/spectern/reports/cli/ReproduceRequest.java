package org.spectern.reports.cli;

import java.io.PrintWriter;
import org.spectern.reports.experiment.paper.ResultFolders;
import org.spectern.reports.experiment.sweep.Shard;

/**
 * How {@code reproduce} was asked to work, whatever the result.
 *
 * @param folders where results go
 * @param threads for the work; results do not depend on it
 * @param shard which part of the cells
 * @param again whether what is stored is computed again
 * @param json whether the outcome is told as a JSON document
 * @param typed the command line
 * @param out standard output
 * @param err standard error
 */
record ReproduceRequest(ResultFolders folders, int threads, Shard shard, boolean again, boolean json, String typed,
    PrintWriter out, PrintWriter err) {}
