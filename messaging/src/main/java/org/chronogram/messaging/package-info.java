/** The vocabulary shared by all ways to move frames: who offers one, who takes one, and where a refused one waits. */
package org.chronogram.messaging;
