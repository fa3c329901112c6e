package org.spectern.reports.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ImagesTest {
  private static final Images FOUR = new Images(new byte[]{1, 2, 3, 4, 5, 6, 7, 8}, 4, 2, new byte[]{2, 0, 1, 2}, 3);

  @Test
  void subsetTakesImagesAndLabelsInTheOrderGiven() {
    final Images subset = FOUR.subset(new int[]{3, 0});
    assertThat(subset.pixels()).containsExactly(7, 8, 1, 2);
    assertThat(subset.labels()).containsExactly(2, 2);
    assertThat(subset.classes()).isEqualTo(3);
  }

  @Test
  void firstTakesTheHeadOrEverything() {
    assertThat(FOUR.first(2).pixels()).containsExactly(1, 2, 3, 4);
    assertThat(FOUR.first(2).labels()).containsExactly(2, 0);
    assertThat(FOUR.first(9)).isSameAs(FOUR);
  }

  @Test
  void onlyRenamesInTheOrderGiven() {
    final Images pair = FOUR.only(2, 0);
    assertThat(pair.pixels()).containsExactly(1, 2, 3, 4, 7, 8);
    assertThat(pair.labels()).containsExactly(0, 1, 0);
    assertThat(pair.classes()).isEqualTo(2);
    assertThat(FOUR.labels()).containsExactly(2, 0, 1, 2);
  }

  @Test
  void impossibleShapesAndClassesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Images(new byte[3], 2, 2, new byte[2], 1))
        .withMessageContaining("count=2");
    assertThatIllegalArgumentException().isThrownBy(() -> new Images(new byte[4], 2, 2, new byte[3], 1))
        .withMessageContaining("labels");
    assertThatIllegalArgumentException().isThrownBy(() -> new Images(new byte[2], 2, 1, new byte[]{0, 5}, 5))
        .withMessageContaining("label=5");
    assertThatIllegalArgumentException().isThrownBy(() -> FOUR.only(1, 1)).withMessageContaining("kept=[1, 1]");
    assertThatIllegalArgumentException().isThrownBy(() -> FOUR.only(3)).withMessageContaining("classes=3");
  }
}
