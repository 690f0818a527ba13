/** The results of a run: as objects, as files in its directory, and compared with those of another run. */
package org.chronogram.results;
