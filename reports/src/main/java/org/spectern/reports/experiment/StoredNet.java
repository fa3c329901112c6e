package org.spectern.reports.experiment;

/**
 * One net in one layout.
 *
 * @param layout how every layer stores its weights
 * @param bitsPerWeight off-heap bits for each weight, positions, index and padding included
 * @param ledgers bytes
 * @param speed inferences per second
 */
public record StoredNet(String layout, double bitsPerWeight, Ledgers ledgers, Speed speed) {}
