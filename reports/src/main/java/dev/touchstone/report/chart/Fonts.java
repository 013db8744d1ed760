package dev.touchstone.report.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Collection;

/** The fonts of the charts. */
final class Fonts {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Fonts() {}

    static Font plain(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }

    static double width(Font font, String text) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    static int widest(Font font, Collection<String> texts) {
        return (int) Math.ceil(
                texts.stream().mapToDouble(text -> width(font, text)).max().orElse(0));
    }
}
