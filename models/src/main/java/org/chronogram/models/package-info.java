/** Models that come with the engine, found through the service loader; they use the model API only. */
package org.chronogram.models;
