/** The application: data, compression pipeline, experiments, pages, command line. */
package org.spectern.reports;
