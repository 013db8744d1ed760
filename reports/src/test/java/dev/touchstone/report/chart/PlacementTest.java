package dev.touchstone.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Rectangle2D PLOT = new Rectangle2D.Double(0, 0, 300, 200);

    @Test
    void neverLetsLabelsOverlapEachOtherOrLeaveThePlot() {
        SplittableRandom random = new SplittableRandom(11);
        Placement placement = new Placement(PLOT);
        List<Rectangle2D> boxes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Point point = new Point(random.nextDouble(300), random.nextDouble(200));
            placement.place(point, 20 + random.nextInt(30), 10).ifPresent(boxes::add);
        }
        assertThat(boxes).hasSizeGreaterThan(30).allMatch(PLOT::contains);
        for (int i = 0; i < boxes.size(); i++) {
            Rectangle2D box = boxes.get(i);
            assertThat(boxes.subList(i + 1, boxes.size())).noneMatch(box::intersects);
        }
    }

    @Test
    void givesUpWhereThereIsNoRoom() {
        assertThat(new Placement(PLOT).place(new Point(150, 100), 310, 10)).isEmpty();
    }
}
