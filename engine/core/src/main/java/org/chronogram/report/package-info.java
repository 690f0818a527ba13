/** Reports: one HTML page about a run, or about the points of an experiment, that needs nothing else to be read. */
package org.chronogram.report;
