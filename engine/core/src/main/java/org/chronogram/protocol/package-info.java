/** The messages between master and workers on the control link. */
package org.chronogram.protocol;
