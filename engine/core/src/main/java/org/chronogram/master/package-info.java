/** The master process: starts workers, follows a run and collects its results. */
package org.chronogram.master;
