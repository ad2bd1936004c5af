/** A cluster of somebody's own: it was there before, and it stays. */
package workshop.testkit.broker.remote;
