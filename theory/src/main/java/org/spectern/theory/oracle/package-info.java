/** Slow, obvious reference computations that tests compare against. */
package org.spectern.theory.oracle;
