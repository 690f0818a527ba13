/** Event layout, pending events and the execution of a window of simulation time. */
package org.chronogram.kernel;
