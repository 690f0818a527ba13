package org.chronogram.page;

import java.util.Map;

/**
 * What is known of a sweep before its first run.
 *
 * @param model name of its model.
 * @param facts what else the page shows, as texts by name.
 */
public record SweepHead(String model, Map<String, String> facts) {}
