/** The proxy between clients and brokers: it reads Kafka's frames, and holds, delays, drops or cuts them. */
package workshop.testkit.wire;
