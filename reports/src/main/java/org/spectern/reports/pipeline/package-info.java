/** From a data set and a choice of activations, widths and sparsity to trained, measured nets. */
package org.spectern.reports.pipeline;
