package org.spectern.reports.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, and the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    final String version = Spectern.class.getPackage().getImplementationVersion();
    return new String[]{"spectern " + (version == null ? "(not from a jar)" : version), "Java " + Runtime.version()};
  }
}
