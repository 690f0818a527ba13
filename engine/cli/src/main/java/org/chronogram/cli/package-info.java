/** The command line, and the only place that prints or exits. */
package org.chronogram.cli;
