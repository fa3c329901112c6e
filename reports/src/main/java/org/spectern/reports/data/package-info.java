/** Labelled images: IDX files, MNIST fetched and cached, the embedded sample, normalisation and splits. */
package org.spectern.reports.data;
