/** What a run is: its model and parameters, its layout, its limits, and what is checked of it before it starts. */
package org.chronogram.run;
