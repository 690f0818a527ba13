/** The specification of a run: its model and parameters, its layout and limits, and the checks before it starts. */
package org.chronogram.run;
