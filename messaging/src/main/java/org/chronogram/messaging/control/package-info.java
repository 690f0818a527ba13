/** The authenticated control link between master and workers. */
package org.chronogram.messaging.control;
