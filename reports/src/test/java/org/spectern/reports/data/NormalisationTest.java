package org.spectern.reports.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class NormalisationTest {
  @Test
  void trainingImagesGetMeanSquaredNormOne() throws IOException {
    final Images train = Dataset.load("sample", line -> {}).train();
    final Normalisation normalisation = Normalisation.of(train);
    final int block = 128;
    final float[] x = new float[block * train.size()];
    double squares = 0;
    for (int from = 0; from < train.count(); from += block) {
      final int count = Math.min(block, train.count() - from);
      normalisation.apply(train, from, count, x);
      for (int i = 0; i < count * train.size(); i++) {
        squares += (double) x[i] * x[i];
      }
    }
    assertThat(squares / train.count()).isCloseTo(1, within(1e-6));
  }

  @Test
  void meanIsRoundedToWholeGreyLevels() {
    // Means 127.5 and 0.25 round to 128 and 0; squares 127² + 128² + 127² + 128² and 1 over 4 images.
    final Images train = new Images(new byte[]{(byte) 255, 0, 0, 0, (byte) 255, 1, 0, 0}, 4, 2, new byte[4], 1);
    final Normalisation normalisation = Normalisation.of(train);
    assertThat(normalisation.mean()).containsExactly(128, 0);
    assertThat(normalisation.spread()).isEqualTo(Math.sqrt((2 * 127 * 127 + 2 * 128 * 128 + 1) / 4.0));
    final float[] x = {9, 9, 9, 9, 9};
    normalisation.apply(train, 2, 2, x);
    final float scale = (float) (1 / normalisation.spread());
    assertThat(x).containsExactly(127 * scale, scale, -128 * scale, 0, 9);
  }

  @Test
  void statisticsReadBackGiveTheSameValues() {
    final Images train = new Images(new byte[]{(byte) 200, 7, 3, 90}, 2, 2, new byte[2], 1);
    final Normalisation fitted = Normalisation.of(train);
    final Normalisation read = Normalisation.of(fitted.mean(), fitted.spread());
    final float[] expected = new float[4];
    final float[] found = new float[4];
    fitted.apply(train, 0, 2, expected);
    read.apply(train, 0, 2, found);
    assertThat(found).containsExactly(expected);
  }

  @Test
  void impossibleInputsAreRefused() {
    final Images flat = new Images(new byte[]{5, 6, 5, 6}, 2, 2, new byte[2], 1);
    assertThatIllegalArgumentException().isThrownBy(() -> Normalisation.of(flat)).withMessageContaining("equal");
    assertThatIllegalArgumentException().isThrownBy(() -> Normalisation.of(new byte[2], Double.NaN))
        .withMessageContaining("spread=NaN");
    final Normalisation normalisation = Normalisation.of(new byte[2], 3);
    assertThatIllegalArgumentException().isThrownBy(() -> normalisation.apply(flat, 1, 2, new float[4]))
        .withMessageContaining("from=1");
    assertThatIllegalArgumentException().isThrownBy(() -> normalisation.apply(flat, 0, 2, new float[3]))
        .withMessageContaining("x.length=3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Normalisation.of(new byte[3], 3).apply(flat, 0, 1, new float[4]))
        .withMessageContaining("size=2");
  }
}
