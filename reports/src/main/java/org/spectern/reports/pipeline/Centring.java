package org.spectern.reports.pipeline;

/** Which mean a net with changed weights takes away from its activations. */
public enum Centring {
  /** The mean under the net's own weights, whatever their variance has become. */
  OWN,
  /** The mean under weights of variance 1: what a net keeps that is thinned out and otherwise left as it was. */
  ORIGINAL
}
