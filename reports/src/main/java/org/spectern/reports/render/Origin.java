package org.spectern.reports.render;

/**
 * What a reader needs to make the page again; shown in its footer.
 *
 * @param command the exact command line
 * @param data which data, from where
 * @param machine processor, cores, JDK, provider
 */
public record Origin(String command, String data, String machine) {}
