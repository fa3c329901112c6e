/** Bytes, measured: of layouts, of nets in three ledgers, and of a fresh JVM that answers images. */
package org.spectern.jmh.memory;
