/** Threads of the engine that must not keep a process alive. */
package org.chronogram.threads;
