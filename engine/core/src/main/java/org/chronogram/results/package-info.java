/** What a run leaves behind: manifest, series, histograms and the report. */
package org.chronogram.results;
