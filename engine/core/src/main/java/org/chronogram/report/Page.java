package org.chronogram.report;

import com.samskivert.mustache.Mustache;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.results.JsonText;

/** A page: lays out its sections with the template {@code page.html}. All text from outside is escaped by the template. */
final class Page {
    /** A section as the template sees it. */
    record PlacedSection(Section section, List<PlacedDrawing> placedDrawings) {}

    /** A drawing and its name in the page. */
    record PlacedDrawing(String id, Drawing drawing) {}

    private final String kind;
    private final String title;
    private final String badge;
    private final boolean good;
    private final List<PlacedSection> sections = new ArrayList<>();
    private final Map<String, Object> chartData = new LinkedHashMap<>();

    /**
     * Begins a page.
     *
     * @param kind what it is about.
     * @param title its title.
     * @param badge a word on how it went; empty for none.
     * @param good whether that is good.
     */
    Page(String kind, String title, String badge, boolean good) {
        this.kind = kind;
        this.title = title;
        this.badge = badge;
        this.good = good;
    }

    /** Adds a section, if there is something in it. */
    Page add(Section section) {
        if (!section.isEmpty()) {
            sections.add(new PlacedSection(
                    section, section.drawings().stream().map(this::placed).toList()));
        }
        return this;
    }

    private PlacedDrawing placed(Drawing drawing) {
        String id = "chart-" + (chartData.size() + 1);
        chartData.put(id, drawing.asMap());
        return new PlacedDrawing(id, drawing);
    }

    String html() {
        PageResources resources = PageResources.load();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("policy", resources.policy());
        view.put("style", resources.style());
        view.put("script", resources.script());
        view.put("kind", kind);
        view.put("title", title);
        view.put("badge", badge);
        view.put("good", good);
        view.put("sections", sections);
        view.put("data", data());
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .withLoader(name -> new StringReader(PageResources.text(name + ".html")))
                .compile(PageResources.text("page.html"))
                .execute(view);
    }

    /** In a script element, a text that looks like a tag or a comment would end the data or hide its end. */
    private String data() {
        return JsonText.onOneLine(chartData).replace("<", "\\u003c");
    }
}
