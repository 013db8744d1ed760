package dev.touchstone.report.chart;

import dev.touchstone.report.ReportException;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The fonts of the charts. */
final class Fonts {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Fonts() {}

    /**
     * Asks for a font once, where a machine without any can still be told what it lacks.
     *
     * @throws ReportException if there is none
     */
    static void check() {
        try {
            width(plain(Overlay.TICK_SIZE), "0");
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new ReportException(
                    "charts need a font and this machine has none; install fontconfig and fonts-dejavu-core", e);
        }
    }

    static Font plain(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }

    static double width(Font font, String text) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    /** The text, cut and ended by an ellipsis where it is wider than so many pixels. */
    static String fit(Font font, String text, double width) {
        if (width(font, text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(font, text.substring(0, end) + "…") > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    /** The text on one line, or on two, broken at a comma, where one is too narrow; each cut where it still is. */
    static String wrap(Font font, String text, double width) {
        int comma = text.length();
        while (comma > 0 && width(font, text.substring(0, comma)) > width) {
            comma = text.lastIndexOf(", ", comma - 1);
        }
        return comma <= 0 || comma == text.length()
                ? fit(font, text, width)
                : text.substring(0, comma + 1) + "\n" + fit(font, text.substring(comma + 2), width);
    }

    /** The text on as few lines as its words fit on; one more line than {@code most} is cut off the end. */
    static List<String> lines(Font font, String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (lines.size() < most - 1 && width(font, rest) > width) {
            int space = rest.length();
            while (space > 0 && width(font, rest.substring(0, space)) > width) {
                space = rest.lastIndexOf(' ', space - 1);
            }
            if (space <= 0) {
                break;
            }
            lines.add(rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        lines.add(fit(font, rest, width));
        return lines;
    }

    /** The font, smaller where the text is wider than so many pixels, yet not below a size. */
    static Font shrunk(Font font, String text, double width, int least) {
        double share = width / Math.max(1, width(font, text));
        return share < 1 ? font.deriveFont((float) Math.max(least, Math.floor(share * font.getSize()))) : font;
    }

    static int widest(Font font, Collection<String> texts) {
        return (int) Math.ceil(
                texts.stream().mapToDouble(text -> width(font, text)).max().orElse(0));
    }
}
