/**
 * Profilers of the project's own, for {@code -prof} on JMH's command line and for the suite: weight traffic against the
 * machine's measured read bandwidths, and energy where the machine meters it.
 */
package org.spectern.jmh.profile;
