/** What master and workers say to each other over the control link. */
package org.chronogram.protocol;
