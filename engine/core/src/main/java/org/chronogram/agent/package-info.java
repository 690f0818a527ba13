/** The host agent: a process on another host than the master's that starts, watches and ends workers there. */
package org.chronogram.agent;
