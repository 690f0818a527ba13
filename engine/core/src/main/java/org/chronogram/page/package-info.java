/** The live page: what a run is doing now, in a browser of this host, and as metrics. */
package org.chronogram.page;
