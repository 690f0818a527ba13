/** The worker process: owns partitions and runs them step by step. */
package org.chronogram.worker;
