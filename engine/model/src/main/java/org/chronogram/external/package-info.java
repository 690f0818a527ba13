/** Events that go to a run and come from it while it follows the wall clock, for programs outside of the run. */
package org.chronogram.external;
